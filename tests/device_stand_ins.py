# SPDX-License-Identifier: GPL-3.0-or-later
"""Stand-ins for PyTorch on devices that no machine of ours has: the graphics processor of a Mac, an Intel card.

Their tensors lie in main memory, and computing with them is refused as there where one is float64, which many Intel
cards lack as well, where others lie on the processor, and where numpy is to read them. For a Mac it is refused, too,
where that takes it and goes wrong: a convolution whose kernel is not contiguous (pytorch#192212) or whose image is
neither that nor channels last (pytorch#180984), and a second thread, of which the process dies (pytorch#197805). Which
operations ran is kept, for `without_metal`.

It shows that nothing is asked of such a device that it does not do; not that it does it rightly.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any, Optional

import pytest
import torch
from torch import Tensor
from torch.multiprocessing.reductions import StorageWeakRef
from torch.overrides import TorchFunctionMode
from torch.utils._python_dispatch import TorchDispatchMode
from torch.utils._pytree import tree_leaves, tree_map

MAC, INTEL = torch.device("mps", 0), torch.device("xpu", 0)
MEMORY_BYTES = 8 * 2**30
WIDE = (torch.float64, torch.complex128)
aten = torch.ops.aten
# These take tensors of both places.
BRIDGES = {aten.copy_, aten._to_copy, aten.index, aten.index_put_, aten._index_put_impl_}


class _Memory:
    """Which storages are on the device."""

    def __init__(self) -> None:
        self._known: dict[int, StorageWeakRef] = {}

    def __contains__(self, tensor: Tensor) -> bool:
        found = self._known.get(tensor.untyped_storage()._cdata)
        return found is not None and not found.expired()

    def put(self, tensor: Tensor) -> None:
        storage = tensor.untyped_storage()
        self._known[storage._cdata] = StorageWeakRef(storage)

    def remove(self, tensor: Tensor) -> None:
        self._known.pop(tensor.untyped_storage()._cdata, None)


class _Operations(TorchDispatchMode):
    """Sees every operation, also those of gradients, and refuses what the device does not do."""

    def __init__(self, device: torch.device, spoiled: str) -> None:
        super().__init__()
        self.device, self.memory, self._spoiled = device, _Memory(), spoiled
        self.ran: set[str] = set()
        self.is_back = False  # on the way back, where PyTorch makes zeros like tensors whose device it takes for real
        self._thread: Optional[int] = None

    def __torch_dispatch__(self, func: Any, types: Any, args: tuple = (), kwargs: Optional[dict] = None) -> Any:
        given = [leaf for leaf in tree_leaves((args, kwargs)) if isinstance(leaf, Tensor)]
        own = [tensor for tensor in given if tensor in self.memory]
        if not own:
            found = func(*args, **(kwargs or {}))
            if self.is_back and not given and isinstance(found, Tensor):
                self.memory.put(found)
            return found
        others = [tensor for tensor in given if tensor.dim() > 0 and tensor not in self.memory]
        if others and func.overloadpacket not in BRIDGES:
            raise RuntimeError(
                f"Expected all tensors to be on the same device, but found {self.device} and cpu: {func}"
            )
        if self.device.type == "mps":
            self._refuse_what_goes_wrong(func.overloadpacket, args)
        found = func(*args, **(kwargs or {}))
        self.ran.add(func.name())
        if func.overloadpacket is aten.copy_ and args[0] not in self.memory:
            return found  # to the processor
        for tensor in tree_leaves(found):
            if isinstance(tensor, Tensor):
                if self._spoiled == func.name():
                    tensor.neg_()
                _refuse_wide(tensor)
                self.memory.put(tensor)
        return found

    def _refuse_what_goes_wrong(self, operation: Any, args: tuple) -> None:
        """See the heading."""
        if self._thread not in (None, threading.get_ident()):
            raise RuntimeError("A second thread computes on the device, of which the process dies, see pytorch#197805")
        self._thread = threading.get_ident()
        if operation in (aten.convolution, aten.convolution_backward):
            image, kernel = args[:2] if operation is aten.convolution else args[1:3]
            if not kernel.is_contiguous():
                raise RuntimeError("A kernel that is not contiguous gives wrong numbers, see pytorch#192212")
            if not (image.is_contiguous() or image.is_contiguous(memory_format=torch.channels_last)):
                raise RuntimeError("An image in no order gives wrong numbers, see pytorch#180984")


class _Calls(TorchFunctionMode):
    """Lets calls name the device, and tensors say that they are on it."""

    def __init__(self, operations: _Operations) -> None:
        super().__init__()
        self._operations, self._memory, self._kind = operations, operations.memory, operations.device.type

    def __torch_function__(self, func: Any, types: Any, args: tuple = (), kwargs: Optional[dict] = None) -> Any:
        kwargs = kwargs or {}
        if func in (torch.device, torch._C._nn._parse_to):  # they only read what a device is called
            return func(*args, **kwargs)
        tensor = args[0] if args and isinstance(args[0], Tensor) else None
        if func == Tensor.device.__get__:
            return self._operations.device if tensor in self._memory else func(*args)
        if func in (Tensor.numpy, Tensor.__array__) and tensor in self._memory:
            raise TypeError(f"can't convert {tensor.device} device type tensor to numpy. Use Tensor.cpu() first.")
        place = self._place(func, tensor, args, kwargs)
        self._operations.is_back = func in (torch.autograd.grad, Tensor.backward)
        found = func(*tree_map(self._real, args), **tree_map(self._real, kwargs))
        self._operations.is_back = False
        if place is not None:
            found = tree_map(lambda one: self._move(one, given=tensor, to_device=place == self._kind), found)
        return found

    def _place(self, func: Any, tensor: Optional[Tensor], args: tuple, kwargs: dict) -> Optional[str]:
        """Where the result is asked to be; None where that follows from what is given."""
        if func is Tensor.cpu:
            return "cpu"
        named = [kwargs.get("device")]
        if func is Tensor.to:
            named += [one for one in args[1:] if isinstance(one, (str, torch.device, Tensor))]
        for one in named:
            if isinstance(one, Tensor):
                return self._kind if one in self._memory else "cpu"
            if one is not None:
                return torch.device(one).type
        return None

    def _move(self, found: Any, given: Optional[Tensor], to_device: bool) -> Any:
        if not isinstance(found, Tensor) or (found in self._memory) == to_device:
            return found
        if given is not None and given.untyped_storage()._cdata == found.untyped_storage()._cdata:
            found = found.clone()
        if to_device:
            _refuse_wide(found)
            self._memory.put(found)
        else:
            self._memory.remove(found)
        return found

    def _real(self, value: Any) -> Any:
        """A device that there is in place of ours."""
        kind = value.type if isinstance(value, torch.device) else value
        return torch.device("cpu") if isinstance(kind, str) and kind == self._kind else value


def _refuse_wide(tensor: Tensor) -> None:
    if tensor.dtype in WIDE:
        raise TypeError(
            "Cannot convert a MPS Tensor to float64 dtype as the MPS framework doesn't support float64. "
            "Please use float32 instead."
        )


@contextmanager
def stand_in(device: torch.device, monkeypatch: pytest.MonkeyPatch, spoiled: str = "") -> Iterator[set[str]]:
    """Such a device, for all threads that begin meanwhile; the names of the operations that ran on it.

    Args:
        device: Of the type mps or xpu.
        monkeypatch: What says that there is such a device is replaced.
        spoiled: Name of an operation that gives wrong numbers there.
    """
    operations = _Operations(device, spoiled)
    run = threading.Thread.run

    def run_there(thread: threading.Thread) -> None:
        with operations, _Calls(operations):
            run(thread)

    with monkeypatch.context() as patch:
        patch.setattr(threading.Thread, "run", run_there)
        if device.type == "mps":
            patch.setattr(torch.backends.mps, "is_available", lambda: True)
            patch.setattr(torch.mps, "recommended_max_memory", lambda: MEMORY_BYTES)
            patch.setattr(torch.mps, "driver_allocated_memory", lambda: 0)
        else:
            patch.setattr(torch.xpu, "is_available", lambda: True)
            patch.setattr(torch.xpu, "get_device_name", lambda device: "Intel(R) Arc(TM) A770 Graphics")
            patch.setattr(torch.xpu, "get_device_properties", lambda device: SimpleNamespace(total_memory=MEMORY_BYTES))
            patch.setattr(torch.xpu, "mem_get_info", _does_not_tell, raising=False)  # not before PyTorch 2.6
        with operations, _Calls(operations):
            yield operations.ran


def _does_not_tell(_device: torch.device) -> tuple[int, int]:
    raise RuntimeError("The device doesn't support querying the available free memory.")  # pytorch#189811


def without_metal(ran: set[str]) -> set[str]:
    """Those operations that this PyTorch has for processors only, by the list that comes with it."""
    yaml = pytest.importorskip("yaml")
    torchgen = pytest.importorskip("torchgen")
    path = Path(torchgen.__file__).parent / "packaged" / "ATen" / "native" / "native_functions.yaml"
    listed = {entry["func"].partition("(")[0]: entry for entry in yaml.safe_load(path.read_text(encoding="utf-8"))}

    def has(name: str) -> bool:
        entry = listed[name]
        if "structured_delegate" in entry:
            return has(entry["structured_delegate"])
        kinds = ", ".join(entry.get("dispatch", {"CompositeImplicitAutograd": ""}))
        return "MPS" in kinds or "Composite" in kinds

    names = {name.removeprefix("aten::").removesuffix(".default") for name in ran}
    return {name for name in names if name in listed and not has(name)}
