// SPDX-License-Identifier: GPL-3.0-or-later
// The functions of feature_ops.py as CUDA kernels, compiled at run time by fused_feature_ops.py, which says what each
// computes.
//
// A feature map is a matrix of n pixels by c channels, channels side by side. A thread handles 8 neighbouring channels,
// 16 bytes in bfloat16. In kernels over pixels a block is (c / 8, several) threads, one row of threads per pixel, and a
// grid of blocks strides over the pixels. Sums go through one partial sum per block, added in a fixed order by a second
// kernel, so that the same run gives the same numbers.

constexpr int LANES = 8;   // channels per thread
constexpr int SLICE = 16;  // channels per block of `total`

#ifdef BFLOAT16
typedef unsigned short T;
__device__ float widen(T x) { return __uint_as_float((unsigned)x << 16); }
__device__ T narrow(float x) {
    T y;
    asm("cvt.rn.bf16.f32 %0, %1;" : "=h"(y) : "f"(x));
    return y;
}
#else
typedef float T;
__device__ float widen(T x) { return x; }
__device__ T narrow(float x) { return x; }
#endif

struct alignas(16) Pack {
    T value[LANES];
};

struct Eight {
    float value[LANES];
};

__device__ Eight load(const T* from) {
    Pack pack = *reinterpret_cast<const Pack*>(from);
    Eight x;
#pragma unroll
    for (int lane = 0; lane < LANES; lane++) x.value[lane] = widen(pack.value[lane]);
    return x;
}

__device__ void store(T* to, const Eight& x) {
    Pack pack;
#pragma unroll
    for (int lane = 0; lane < LANES; lane++) pack.value[lane] = narrow(x.value[lane]);
    *reinterpret_cast<Pack*>(to) = pack;
}

// One value per channel; `otherwise` where the vector is not given.
__device__ Eight channels(const float* vector, float otherwise) {
    Eight x;
#pragma unroll
    for (int lane = 0; lane < LANES; lane++) {
        x.value[lane] = vector ? vector[threadIdx.x * LANES + lane] : otherwise;
    }
    return x;
}

// Adds the threads of a block that share channels; row `which` of this block's partial sums, shape (blocks, rows, c).
__device__ void sum_block(const Eight& x, float* partial, int which, int rows, int c) {
    extern __shared__ float shared[];  // (blockDim.y, c)
    __syncthreads();
#pragma unroll
    for (int lane = 0; lane < LANES; lane++) {
        shared[threadIdx.y * c + threadIdx.x * LANES + lane] = x.value[lane];
    }
    __syncthreads();
    for (int channel = threadIdx.y * blockDim.x + threadIdx.x; channel < c; channel += blockDim.x * blockDim.y) {
        float sum = 0;
        for (int row = 0; row < blockDim.y; row++) sum += shared[row * c + channel];
        partial[(blockIdx.x * rows + which) * c + channel] = sum;
    }
}

// Adds the partial sums of all blocks, shape (blocks, rows, c), for `width` channels from `first` on: `sums` takes
// (rows, width) of them.
__device__ void sum_grid(const float* partial, int blocks, int rows, int c, int first, int width, float* sums) {
    extern __shared__ float shared[];  // (blockDim.x)
    int size = rows * width, strands = max(1, (int)blockDim.x / size);
    for (int start = 0; start < size; start += blockDim.x) {
        int strand = threadIdx.x / size, item = strands > 1 ? threadIdx.x % size : start + threadIdx.x;
        bool takes_part = strand < strands && item < size;
        float sum = 0;
        if (takes_part) {
            const float* from = partial + item / width * c + first + item % width;
#pragma unroll 8
            for (int block = strand; block < blocks; block += strands) sum += from[(long long)block * rows * c];
        }
        shared[threadIdx.x] = sum;
        __syncthreads();
        if (takes_part && strand == 0) {
            for (int other = 1; other < strands; other++) sum += shared[other * size + item];
            sums[item] = sum;
        }
        __syncthreads();
    }
}

// --- Normalisation and ReLU, forward -------------------------------------------------------------------------------

// The pixel in the middle: sums are taken relative to it, lest small variances drown.
__device__ const T* middle(const T* y, int n, int c) { return y + (long long)(n / 2) * c; }

// Sums over the valid pixels of y and its square, both relative to the pixel in the middle.
extern "C" __global__ void moments(const T* y, const float* valid, float* partial, int n, int c) {
    Eight origin = load(middle(y, n, c) + threadIdx.x * LANES), sum = {}, square = {};
#pragma unroll 2
    for (int row = blockIdx.x * blockDim.y + threadIdx.y; row < n; row += gridDim.x * blockDim.y) {
        Eight x = load(y + (long long)row * c + threadIdx.x * LANES);
        float weight = valid ? valid[row] : 1.f;
#pragma unroll
        for (int lane = 0; lane < LANES; lane++) {
            float away = x.value[lane] - origin.value[lane];
            sum.value[lane] += weight * away;
            square.value[lane] += weight * away * away;
        }
    }
    sum_block(sum, partial, 0, 2, c);
    sum_block(square, partial, 1, 2, c);
}

// A block per group.
extern "C" __global__ void statistics(
    const T* y, const float* partial, const float* count, const float* bias, float* measured, float* center, int blocks,
    int n, int c, int width) {
    extern __shared__ float shared[];
    float* sums = shared + blockDim.x;  // (2, width)
    int first = blockIdx.x * width;
    sum_grid(partial, blocks, 2, c, first, width, sums);
    float pixels = count ? *count : n;
    for (int i = threadIdx.x; i < width; i += blockDim.x) {
        float away = sums[i] / pixels;
        float variance = sums[width + i] / pixels - away * away;
        sums[width + i] = variance < 0.f ? 0.f : variance;
        center[first + i] = widen(middle(y, n, c)[first + i]) + away;
        sums[i] = center[first + i] + bias[first + i];
    }
    __syncthreads();
    if (threadIdx.x == 0) {
        float mean = 0, variance = 0;
        for (int i = 0; i < width; i++) mean += sums[i] / width;
        for (int i = 0; i < width; i++) variance += (sums[width + i] + (sums[i] - mean) * (sums[i] - mean)) / width;
        measured[blockIdx.x] = mean;
        measured[gridDim.x + blockIdx.x] = variance;
    }
}

extern "C" __global__ void affine(
    const float* measured, const float* bias, const float* weight, const float* offset, float* scale, float* shift,
    int c, int groups, float eps) {
    int channel = threadIdx.x, group = channel / (c / groups);
    float by = weight[channel] * rsqrtf(measured[groups + group] + eps);
    scale[channel] = by;
    shift[channel] = offset[channel] + (bias[channel] - measured[group]) * by;
}

extern "C" __global__ void activate(
    const T* y, const float* scale, const float* shift, const float* valid, T* a, float* partial, int n, int c) {
    Eight by = channels(scale, 1.f), to = channels(shift, 0.f), sum = {};
#pragma unroll 2
    for (int row = blockIdx.x * blockDim.y + threadIdx.y; row < n; row += gridDim.x * blockDim.y) {
        long long at = (long long)row * c + threadIdx.x * LANES;
        Eight x = load(y + at);
        float weight = partial && valid ? valid[row] : 1.f;
#pragma unroll
        for (int lane = 0; lane < LANES; lane++) {
            float z = fmaf(by.value[lane], x.value[lane], to.value[lane]);
            x.value[lane] = z < 0.f ? 0.f : z;  // what is not a number stays so: training must notice
            sum.value[lane] += weight * x.value[lane];
        }
        store(a + at, x);
    }
    if (partial) sum_block(sum, partial, 0, 1, c);
}

// Sums of `partial`, by `count` where that is given, else by `per`. A block per SLICE channels.
extern "C" __global__ void total(const float* partial, const float* count, float* out, int blocks, int per, int c) {
    extern __shared__ float shared[];
    float* sums = shared + blockDim.x;
    int first = blockIdx.x * SLICE, width = min(SLICE, c - first);
    sum_grid(partial, blocks, 1, c, first, width, sums);
    if (threadIdx.x < width) out[first + threadIdx.x] = sums[threadIdx.x] / (count ? *count : per);
}

// --- and back ------------------------------------------------------------------------------------------------------

// The gradient before the ReLU: g plus, where valid, that of the mean.
__device__ Eight before_relu(const Eight& g, const Eight& pooled, float weight, const Eight& y, const Eight& by, const Eight& to) {
    Eight z;
#pragma unroll
    for (int lane = 0; lane < LANES; lane++) {
        bool passes = !(fmaf(by.value[lane], y.value[lane], to.value[lane]) <= 0.f);
        z.value[lane] = passes ? g.value[lane] + weight * pooled.value[lane] : 0.f;
    }
    return z;
}

// The gradient of the mean, shared out among the pixels it is a mean of.
__device__ Eight shared_out(const float* pooled, const float* count, int n) {
    Eight x = channels(pooled, 0.f);
    float pixels = count ? *count : n;
#pragma unroll
    for (int lane = 0; lane < LANES; lane++) x.value[lane] /= pixels;
    return x;
}

extern "C" __global__ void gradient_sums(
    const T* g, const float* pooled, const T* y, const float* scale, const float* shift, const float* center,
    const float* valid, const float* count, float* partial, int n, int c) {
    Eight by = channels(scale, 1.f), to = channels(shift, 0.f), origin = channels(center, 0.f);
    Eight share = shared_out(pooled, count, n), sum = {}, product = {};
#pragma unroll 2
    for (int row = blockIdx.x * blockDim.y + threadIdx.y; row < n; row += gridDim.x * blockDim.y) {
        long long at = (long long)row * c + threadIdx.x * LANES;
        Eight x = load(y + at), z = before_relu(load(g + at), share, valid ? valid[row] : 1.f, x, by, to);
#pragma unroll
        for (int lane = 0; lane < LANES; lane++) {
            sum.value[lane] += z.value[lane];
            product.value[lane] += z.value[lane] * (x.value[lane] - origin.value[lane]);
        }
    }
    sum_block(sum, partial, 0, 2, c);
    sum_block(product, partial, 1, 2, c);
}

// A block per group.
extern "C" __global__ void gradient_of_norm(
    const float* partial, const float* measured, const float* center, const float* bias, const float* weight,
    const float* count, float* slope, float* level, float* of_bias, float* of_weight, float* of_offset, int blocks,
    int n, int c, int width, float eps) {
    extern __shared__ float shared[];
    float* sums = shared + blockDim.x;  // (2, width): sums of z and, below, of z times the normalised y
    int first = blockIdx.x * width;
    sum_grid(partial, blocks, 2, c, first, width, sums);
    float pixels = count ? *count : n, mean = measured[blockIdx.x];
    float inverse = rsqrtf(measured[gridDim.x + blockIdx.x] + eps);
    for (int i = threadIdx.x; i < width; i += blockDim.x) {
        sums[width + i] = inverse * (sums[width + i] + (center[first + i] + bias[first + i] - mean) * sums[i]);
        of_offset[first + i] = sums[i];
        of_weight[first + i] = sums[width + i];
    }
    __syncthreads();
    float of_mean = 0, of_spread = 0;
    for (int i = 0; i < width; i++) {
        of_mean += weight[first + i] * sums[i] / (pixels * width);
        of_spread += weight[first + i] * sums[width + i] / (pixels * width);
    }
    for (int i = threadIdx.x; i < width; i += blockDim.x) {
        float by = -inverse * inverse * of_spread, to = -inverse * of_mean + by * (bias[first + i] - mean);
        slope[first + i] = by;
        level[first + i] = to;
        of_bias[first + i] = weight[first + i] * inverse * sums[i] + pixels * (by * center[first + i] + to);
    }
}

// scale z + valid (slope y + level); z alone where there is no slope. Then `partial` takes the sums of z.
extern "C" __global__ void gradient(
    const T* g, const float* pooled, const T* y, const float* scale, const float* shift, const float* slope,
    const float* level, const float* valid, const float* count, T* out, float* partial, int n, int c) {
    Eight by = channels(scale, 1.f), to = channels(shift, 0.f), steep = channels(slope, 0.f), high = channels(level, 0.f);
    Eight share = shared_out(pooled, count, n), sum = {};
#pragma unroll 2
    for (int row = blockIdx.x * blockDim.y + threadIdx.y; row < n; row += gridDim.x * blockDim.y) {
        long long at = (long long)row * c + threadIdx.x * LANES;
        float weight = valid ? valid[row] : 1.f;
        Eight x = load(y + at), z = before_relu(load(g + at), share, weight, x, by, to);
#pragma unroll
        for (int lane = 0; lane < LANES; lane++) {
            sum.value[lane] += z.value[lane];
            float statistics = weight * fmaf(steep.value[lane], x.value[lane], high.value[lane]);
            z.value[lane] = fmaf(by.value[lane], z.value[lane], statistics);
        }
        store(out + at, z);
    }
    if (partial) sum_block(sum, partial, 0, 1, c);
}

// --- Spectral attention, folded into the kernel behind it ----------------------------------------------------------

__device__ float sum_warp(float x) {
    for (int offset = 16; offset > 0; offset /= 2) x += __shfl_xor_sync(~0u, x, offset);
    return x;
}

// The weight of each channel from the channel means, and the r hidden values on the way. One block.
extern "C" __global__ void attention(
    const float* mean, const float* squeeze, const float* squeeze_bias, const float* excite, const float* excite_bias,
    float* hidden, float* weight, int c, int r) {
    for (int unit = threadIdx.x / 32; unit < r; unit += blockDim.x / 32) {
        float sum = 0;
        for (int channel = threadIdx.x % 32; channel < c; channel += 32) sum += squeeze[unit * c + channel] * mean[channel];
        sum = sum_warp(sum);
        if (threadIdx.x % 32 == 0) hidden[unit] = fmaxf(sum + squeeze_bias[unit], 0.f);
    }
    __syncthreads();
    for (int channel = threadIdx.x; channel < c; channel += blockDim.x) {
        float sum = excite_bias[channel];
        for (int unit = 0; unit < r; unit++) sum += excite[channel * r + unit] * hidden[unit];
        weight[channel] = 1.f / (1.f + expf(-sum));
    }
}

// A kernel as a matrix of n rows by c input channels, times the weight of each.
extern "C" __global__ void fold(const T* kernel, const float* weight, T* out, int n, int c) {
    Eight by = channels(weight, 1.f);
    for (int row = blockIdx.x * blockDim.y + threadIdx.y; row < n; row += gridDim.x * blockDim.y) {
        Eight x = load(kernel + row * c + threadIdx.x * LANES);
#pragma unroll
        for (int lane = 0; lane < LANES; lane++) x.value[lane] *= by.value[lane];
        store(out + row * c + threadIdx.x * LANES, x);
    }
}

// Back through `fold`: the kernel's gradient, and partial sums of that of the weights.
extern "C" __global__ void unfold(
    const T* g, const T* kernel, const float* weight, T* out, float* partial, int n, int c) {
    Eight by = channels(weight, 1.f), sum = {};
    for (int row = blockIdx.x * blockDim.y + threadIdx.y; row < n; row += gridDim.x * blockDim.y) {
        Eight x = load(g + row * c + threadIdx.x * LANES), k = load(kernel + row * c + threadIdx.x * LANES);
#pragma unroll
        for (int lane = 0; lane < LANES; lane++) {
            sum.value[lane] += x.value[lane] * k.value[lane];
            x.value[lane] *= by.value[lane];
        }
        store(out + row * c + threadIdx.x * LANES, x);
    }
    sum_block(sum, partial, 0, 1, c);
}

// Back through `attention`. One block.
extern "C" __global__ void gradient_of_attention(
    const float* of_weight, const float* mean, const float* squeeze, const float* excite, const float* hidden,
    const float* weight, float* of_mean, float* of_squeeze, float* of_squeeze_bias, float* of_excite,
    float* of_excite_bias, int c, int r) {
    extern __shared__ float shared[];
    float* of_sum = shared;         // (c): before the sigmoid
    float* of_hidden = of_sum + c;  // (r)
    for (int channel = threadIdx.x; channel < c; channel += blockDim.x) {
        of_sum[channel] = of_weight[channel] * weight[channel] * (1.f - weight[channel]);
        of_excite_bias[channel] = of_sum[channel];
    }
    __syncthreads();
    for (int unit = threadIdx.x / 32; unit < r; unit += blockDim.x / 32) {
        float sum = 0;
        for (int channel = threadIdx.x % 32; channel < c; channel += 32) sum += excite[channel * r + unit] * of_sum[channel];
        sum = hidden[unit] > 0.f ? sum_warp(sum) : 0.f;
        if (threadIdx.x % 32 == 0) of_squeeze_bias[unit] = of_hidden[unit] = sum;
    }
    __syncthreads();
    for (int i = threadIdx.x; i < c * r; i += blockDim.x) {
        of_excite[i] = of_sum[i / r] * hidden[i % r];
        of_squeeze[i] = of_hidden[i / c] * mean[i % c];
    }
    for (int channel = threadIdx.x; channel < c; channel += blockDim.x) {
        float sum = 0;
        for (int unit = 0; unit < r; unit++) sum += squeeze[unit * c + channel] * of_hidden[unit];
        of_mean[channel] = sum;
    }
}

// --- Windows around pixels, see decoder_windows.py -----------------------------------------------------------------

__device__ int halved(int x) { return x >> 1; }  // rounds down below zero, too

struct Place {
    int row, col;
};

// First row and column of a pixel's window at a scale.
__device__ Place corner(long long pixel, int scale, int width) {
    long long row = pixel >= 0 ? pixel / width : -((-pixel + width - 1) / width);
    Place first = {(int)row - 1, (int)(pixel - row * width) - 1};
    for (int i = 0; i < scale; i++) first = {halved(first.row) - 1, halved(first.col) - 1};
    return first;
}

__device__ bool is_inside(int row, int col, int h, int w) { return row >= 0 && row < h && col >= 0 && col < w; }

// A thread handles 8 channels of one window pixel; blocks as above, blockIdx.x counts window pixels.
extern "C" __global__ void gather(
    const T* a, const long long* pixels, T* rows, int p, int side, int scale, int width, int h, int w, int c) {
    int entry = blockIdx.x * blockDim.y + threadIdx.y, area = side * side;
    if (entry >= p * area) return;
    Place first = corner(pixels[entry / area], scale, width);
    int row = first.row + entry % area / side, col = first.col + entry % side;
    Eight x = {};
    if (is_inside(row, col, h, w)) x = load(a + ((long long)row * w + col) * c + threadIdx.x * LANES);
    store(rows + (long long)entry * c + threadIdx.x * LANES, x);
}

// Adds to each row of g what the windows hold of it: windows overlap, and the first that holds a row adds up all.
// A warp handles one window pixel; a block has `blockDim.y` of them.
extern "C" __global__ void scatter(
    T* g, const T* rows, const long long* pixels, int p, int side, int scale, int width, int h, int w, int c) {
    extern __shared__ int found[];  // (blockDim.y, p)
    int* mine = found + threadIdx.y * p;
    int entry = blockIdx.x * blockDim.y + threadIdx.y, area = side * side;
    if (entry >= p * area) return;
    int self = entry / area;
    Place first = corner(pixels[self], scale, width);
    int row = first.row + entry % area / side, col = first.col + entry % side;
    if (!is_inside(row, col, h, w)) return;
    int many = 0;
    for (int start = 0; start < p; start += 32) {
        int other = start + threadIdx.x;
        bool holds = false;
        int at = 0;
        if (other < p) {
            Place begin = corner(pixels[other], scale, width);
            int i = row - begin.row, j = col - begin.col;
            holds = i >= 0 && i < side && j >= 0 && j < side;
            at = other * area + i * side + j;
        }
        unsigned holders = __ballot_sync(~0u, holds);
        if (many == 0 && holders && start + __ffs(holders) - 1 != self) return;
        if (holds) mine[many + __popc(holders & ((1u << threadIdx.x) - 1))] = at;
        many += __popc(holders);
    }
    __syncwarp();
    for (int channel = threadIdx.x * LANES; channel < c; channel += 32 * LANES) {
        T* to = g + ((long long)row * w + col) * c + channel;
        Eight sum = load(to);
#pragma unroll 4
        for (int i = 0; i < many; i++) {
            Eight x = load(rows + (long long)mine[i] * c + channel);
#pragma unroll
            for (int lane = 0; lane < LANES; lane++) sum.value[lane] += x.value[lane];
        }
        store(to, sum);
    }
}

extern "C" __global__ void merge(
    const T* lateral, const T* coarse, const float* bias, const long long* pixels, T* out, int p, int side,
    int coarse_side, int scale, int width, int h, int w, int c) {
    int entry = blockIdx.x * blockDim.y + threadIdx.y, area = side * side;
    if (entry >= p * area) return;
    int pixel = entry / area;
    Place first = corner(pixels[pixel], scale, width);
    int row = first.row + entry % area / side, col = first.col + entry % side;
    Eight x = {};
    if (is_inside(row, col, h, w)) {
        x = load(lateral + (long long)entry * c + threadIdx.x * LANES);
        Eight plus = channels(bias, 0.f);
#pragma unroll
        for (int lane = 0; lane < LANES; lane++) x.value[lane] += plus.value[lane];
        if (coarse) {
            int i = halved(row) - halved(first.row), j = halved(col) - halved(first.col);
            Eight y = load(coarse + ((long long)(pixel * coarse_side + i) * coarse_side + j) * c + threadIdx.x * LANES);
#pragma unroll
            for (int lane = 0; lane < LANES; lane++) x.value[lane] += y.value[lane];
        }
    }
    store(out + (long long)entry * c + threadIdx.x * LANES, x);
}

// The gradient of the lateral connection: g where inside; and its partial sums, the gradient of the bias.
extern "C" __global__ void unmerge_lateral(
    const T* g, const long long* pixels, T* out, float* partial, int p, int side, int scale, int width, int h, int w,
    int c) {
    int area = side * side;
    Eight sum = {};
    for (int entry = blockIdx.x * blockDim.y + threadIdx.y; entry < p * area; entry += gridDim.x * blockDim.y) {
        Place first = corner(pixels[entry / area], scale, width);
        int row = first.row + entry % area / side, col = first.col + entry % side;
        Eight x = {};
        if (is_inside(row, col, h, w)) x = load(g + (long long)entry * c + threadIdx.x * LANES);
        store(out + (long long)entry * c + threadIdx.x * LANES, x);
#pragma unroll
        for (int lane = 0; lane < LANES; lane++) sum.value[lane] += x.value[lane];
    }
    sum_block(sum, partial, 0, 1, c);
}

// The gradient of the coarser scale: each of its pixels was doubled into up to four.
extern "C" __global__ void unmerge_coarse(
    const T* g, const long long* pixels, T* out, int p, int side, int coarse_side, int scale, int width, int h, int w,
    int c) {
    int entry = blockIdx.x * blockDim.y + threadIdx.y, area = coarse_side * coarse_side;
    if (entry >= p * area) return;
    int pixel = entry / area;
    Place first = corner(pixels[pixel], scale, width);
    int top = 2 * (halved(first.row) + entry % area / coarse_side), left = 2 * (halved(first.col) + entry % coarse_side);
    Eight sum = {};
    for (int row = max(top, first.row); row < min(top + 2, first.row + side); row++) {
        for (int col = max(left, first.col); col < min(left + 2, first.col + side); col++) {
            if (!is_inside(row, col, h, w)) continue;
            long long at = ((long long)pixel * side + row - first.row) * side + col - first.col;
            Eight x = load(g + at * c + threadIdx.x * LANES);
#pragma unroll
            for (int lane = 0; lane < LANES; lane++) sum.value[lane] += x.value[lane];
        }
    }
    store(out + (long long)entry * c + threadIdx.x * LANES, sum);
}
