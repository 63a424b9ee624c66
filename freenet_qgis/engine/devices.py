# SPDX-License-Identifier: GPL-3.0-or-later
"""Which device to compute on, and what it is called."""

from __future__ import annotations

import platform
from collections.abc import Callable

import torch

from ..allowance.memory import memory_bound
from ..allowance.processors import processors
from ..contract.job import Device
from ..errors import FreeNetError
from ..text.figures import MEMORY_GIGABYTE
from ..text.i18n import tr

IsRight = Callable[[torch.device], bool]


def choose(wanted: Device, is_right: IsRight = lambda device: True) -> torch.device:
    """The device asked for; for ``auto`` the best there is, tried with a small convolution.

    Args:
        wanted: Which.
        is_right: Whether what a device computes is right, where it computes at all.

    Raises:
        FreeNetError: If it is not there, or does not work with this PyTorch.
    """
    found = present()
    if wanted == "auto":
        return usable(is_right)[0]
    if wanted not in found:
        raise FreeNetError(
            tr("The device '{device}' was asked for, PyTorch {version} finds {present}.").format(
                device=wanted, version=torch.__version__, present=", ".join(found)
            ),
            tr("Choose the device 'auto' or 'cpu', or install a PyTorch built for your graphics card."),
        )
    if not _works(wanted):
        raise FreeNetError(
            tr("PyTorch {version} cannot compute on {device}.").format(
                version=torch.__version__, device=describe(torch.device(wanted))
            ),
            tr("Choose the device 'cpu', or install a PyTorch that fits the graphics card and its driver."),
        )
    if not is_right(torch.device(wanted)):
        raise FreeNetError(
            tr("PyTorch {version} computes other numbers on {device} than on the processor.").format(
                version=torch.__version__, device=describe(torch.device(wanted))
            ),
            tr("Choose the device 'cpu', or install the newest PyTorch."),
        )
    return torch.device(wanted)


def describe(device: torch.device) -> str:
    """A device in words: "NVIDIA H200, 140 GB" or "CPU, 2 cores"."""
    if device.type == "cuda":
        return f"{torch.cuda.get_device_name(device)}, {total_memory(device) / MEMORY_GIGABYTE:.0f} GB"
    if device.type == "mps":
        return f"{platform.machine()} GPU, {total_memory(device) / MEMORY_GIGABYTE:.0f} GB"
    if device.type == "xpu":
        return f"{torch.xpu.get_device_name(device)}, {total_memory(device) / MEMORY_GIGABYTE:.0f} GB"
    return tr("CPU, {count} cores", processors()).format(count=processors())


def precision(device: torch.device) -> torch.dtype:
    """What to compute feature maps in: bfloat16 where the processor multiplies it faster, else float32."""
    if device.type == "cuda":
        fast = torch.cuda.get_device_capability(device) >= (8, 0)
    else:
        # torch before 2.11 does not tell.
        known: dict[str, bool] = getattr(torch.cpu, "get_capabilities", dict)() if device.type == "cpu" else {}
        fast = known.get("avx512_bf16", False) or known.get("amx_bf16", False)
    return torch.bfloat16 if fast else torch.float32


def total_memory(device: torch.device) -> int:
    """All memory of a device that we may take, bytes; 0 where the system does not tell."""
    if device.type == "cuda":
        return torch.cuda.get_device_properties(device).total_memory
    if device.type == "mps":
        return torch.mps.recommended_max_memory()
    if device.type == "xpu":
        return torch.xpu.get_device_properties(device).total_memory
    bound = memory_bound()
    return 0 if bound is None else bound.total


def make_deterministic(seed: int) -> None:
    """Let the same job give the same numbers on the same device."""
    torch.manual_seed(seed)
    torch.set_deterministic_debug_mode("warn")  # use_deterministic_algorithms would import a compiler, for seconds
    # We read nothing that we have not written. The attribute is made at run time, so that mypy does not see it.
    torch.utils.deterministic.fill_uninitialized_memory = False  # type: ignore[attr-defined]
    torch.backends.cudnn.benchmark = False


def usable(is_right: IsRight) -> list[torch.device]:
    """The devices that this PyTorch finds and computes rightly on, best first; the last is the processor."""
    return [torch.device(kind) for kind in present() if _works(kind) and is_right(torch.device(kind))]


def present() -> list[Device]:
    """Kinds of device, best first."""
    kinds: list[Device] = ["cpu"]
    if torch.xpu.is_available():
        kinds.insert(0, "xpu")
    if torch.backends.mps.is_available():
        kinds.insert(0, "mps")
    if torch.cuda.is_available():
        kinds.insert(0, "cuda")
    return kinds


def _works(kind: Device) -> bool:
    """A driver that is seen but too old, or a card too old for this build, fails only in use."""
    try:
        image = torch.ones(1, 1, 8, 8, device=kind, requires_grad=True)
        torch.nn.functional.conv2d(image, torch.ones(1, 1, 3, 3, device=kind)).sum().backward()
        return image.grad is not None and bool(torch.isfinite(image.grad).all())
    except RuntimeError:
        return False
