# SPDX-License-Identifier: GPL-3.0-or-later
"""Our CUDA kernels, compiled when first used.

The compiler (NVRTC) is a library that every PyTorch for CUDA brings along, on Windows too. Compiling takes a fraction
of a second, needs no C compiler on the machine and leaves no cache behind.
"""

from __future__ import annotations

import ctypes
import os
import sys
import threading
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Optional, Union

import torch
from torch import Tensor

SOURCE = Path(__file__).with_name("feature_ops.cu")
OUT_OF_MEMORY = 2  # CUDA_ERROR_OUT_OF_MEMORY
Argument = Union[Tensor, int, float, None]


class Unavailable(RuntimeError):
    """Kernels cannot be compiled, loaded or started here."""


class Kernels:
    """The kernels of a source file for one device and dtype.

    Args:
        device: A device of CUDA.
        dtype: float32 or bfloat16.

    Raises:
        Unavailable: If the compiler is missing or refuses.
    """

    def __init__(self, device: torch.device, dtype: torch.dtype) -> None:
        self._driver = _library("nvcuda.dll" if os.name == "nt" else "libcuda.so.1")
        major, minor = torch.cuda.get_device_capability(device)
        options = [f"--gpu-architecture=sm_{major}{minor}", "--std=c++17"]
        binary = _compile(SOURCE.read_bytes(), options + ["-DBFLOAT16"] * (dtype == torch.bfloat16))
        self._module = ctypes.c_void_p()
        with torch.cuda.device(device):
            torch.cuda.current_stream().synchronize()  # makes torch's context the current one
            self._call("cuModuleLoadData", ctypes.byref(self._module), binary)
        self._functions: dict[str, ctypes.c_void_p] = {}

    def launch(self, name: str, grid: int, block: Sequence[int], shared_bytes: int, *arguments: Argument) -> None:
        """Start a kernel on torch's current stream.

        Args:
            name: As in the source.
            grid: Blocks.
            block: Threads along x and y.
            shared_bytes: Dynamic shared memory of a block.
            arguments: Tensors as pointers (None is the null pointer), int and float by value.
        """
        values = [_as_c(argument) for argument in arguments]
        pointers = (ctypes.c_void_p * len(values))(*(ctypes.cast(ctypes.byref(v), ctypes.c_void_p) for v in values))
        stream = ctypes.c_void_p(torch.cuda.current_stream().cuda_stream)
        x, y = block
        self._call("cuLaunchKernel", self._function(name), grid, 1, 1, x, y, 1, shared_bytes, stream, pointers, None)

    def _function(self, name: str) -> ctypes.c_void_p:
        if name not in self._functions:
            function = ctypes.c_void_p()
            self._call("cuModuleGetFunction", ctypes.byref(function), self._module, name.encode())
            self._functions[name] = function
        return self._functions[name]

    def _call(self, name: str, *arguments: object) -> None:
        status = getattr(self._driver, name)(*arguments)
        if status:
            raise Unavailable(f"{name}: {'out of memory' if status == OUT_OF_MEMORY else f'status {status}'}")


def compile_in_background(device: torch.device, dtype: torch.dtype) -> None:
    """Begin to compile in the background, so that it is done when the first step needs it."""
    if device.type == "cuda":
        threading.Thread(target=kernels_for, args=(device, dtype), daemon=True).start()


def kernels_for(device: torch.device, dtype: torch.dtype) -> Optional[Kernels]:
    """The kernels, compiled once; None where that cannot be done."""
    with _compiling:
        return _compiled(torch.cuda.current_device() if device.index is None else device.index, dtype)


_compiling = threading.Lock()


@cache
def _compiled(device: int, dtype: torch.dtype) -> Optional[Kernels]:
    try:
        return Kernels(torch.device("cuda", device), dtype)
    except (Unavailable, AttributeError) as error:  # a library that lacks what we call
        print(f"FreeNet's own kernels are not used: {error}", file=sys.stderr)  # noqa: T201 - goes to engine.log
        return None


def _compile(source: bytes, options: list[str]) -> bytes:
    """Machine code."""
    nvrtc = _nvrtc()
    program = ctypes.c_void_p()
    status = nvrtc.nvrtcCreateProgram(ctypes.byref(program), source, SOURCE.name.encode(), 0, None, None)
    if status:
        raise Unavailable(f"nvrtcCreateProgram failed with status {status}")
    try:
        encoded = [option.encode() for option in options]
        status = nvrtc.nvrtcCompileProgram(program, len(encoded), (ctypes.c_char_p * len(encoded))(*encoded))
        if status:
            raise Unavailable(_read(nvrtc, "ProgramLog", program).decode(errors="replace"))
        return _read(nvrtc, "CUBIN", program)
    finally:
        nvrtc.nvrtcDestroyProgram(ctypes.byref(program))


def _read(nvrtc: ctypes.CDLL, what: str, program: ctypes.c_void_p) -> bytes:
    size = ctypes.c_size_t()
    status = getattr(nvrtc, f"nvrtcGet{what}Size")(program, ctypes.byref(size))
    text = ctypes.create_string_buffer(size.value)
    status = status or getattr(nvrtc, f"nvrtcGet{what}")(program, text)
    if status:
        raise Unavailable(f"nvrtcGet{what} failed with status {status}")
    return text.raw


def _nvrtc() -> ctypes.CDLL:
    """The compiler that belongs to this PyTorch, which has loaded it, or can."""
    if torch.version.cuda is None:
        raise Unavailable("this PyTorch is not built for CUDA")  # but for ROCm
    major, minor = (int(part) for part in torch.version.cuda.split(".")[:2])
    windows = f"nvrtc64_{major}0_0.dll" if major >= 12 else f"nvrtc64_{major}{min(minor, 2)}_0.dll"
    return _library(windows if os.name == "nt" else f"libnvrtc.so.{major}")


def _library(name: str) -> ctypes.CDLL:
    try:
        return ctypes.CDLL(name)
    except OSError as error:
        raise Unavailable(str(error)) from error


def _as_c(argument: Argument) -> ctypes.c_void_p | ctypes.c_int | ctypes.c_float:
    if argument is None or isinstance(argument, Tensor):
        return ctypes.c_void_p(None if argument is None else argument.data_ptr())
    return ctypes.c_int(argument) if isinstance(argument, int) else ctypes.c_float(argument)
