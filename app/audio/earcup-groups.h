/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Spectra are kept in groups of eight bins: eight real parts, then eight imaginary parts. A group
 * of the input or of a sum holds both channels, left before right; a group of a kernel holds one
 * path, or each #EarcupKernelPath in turn. */
#define EARCUP_GROUP_BINS     8
#define EARCUP_GROUP_VALUES   16
#define EARCUP_GROUP_CHANNELS 2
#define EARCUP_STEREO_VALUES  (EARCUP_GROUP_CHANNELS * EARCUP_GROUP_VALUES)
#define EARCUP_CROSSED_VALUES (EARCUP_GROUP_CHANNELS * EARCUP_STEREO_VALUES)

/* Distributions build for the oldest processor of their architecture. Where the C library can
 * choose at load time, the few loops that matter are compiled a second time for processors with
 * AVX2 and fused multiply-add, which makes them more than twice as fast. The name of one
 * processor, such as haswell, would not do: it stands for that model alone, and not for those
 * that followed it. Clang does not let code for AVX2 call the inlined functions on vectors, which
 * are not compiled for it, so there it takes -march=x86-64-v3 for the whole. */
#if defined (__x86_64__) && defined (__GLIBC__) && !defined (__clang__) && \
    !defined (__SANITIZE_ADDRESS__) && !defined (__SANITIZE_THREAD__)
# if __GNUC__ >= 12
#  define EARCUP_DISPATCHED __attribute__ ((target_clones ("arch=x86-64-v3", "default")))
# else
#  define EARCUP_DISPATCHED __attribute__ ((target_clones ("avx2", "default")))
# endif
#else
# define EARCUP_DISPATCHED
#endif

/* Two turns of a loop at once. GCC then loads each value once, where it would otherwise fetch some
 * of them again for each use: a quarter of the time. Other compilers unroll by themselves. */
#if defined (__GNUC__) && !defined (__clang__)
# define EARCUP_UNROLLED _Pragma ("GCC unroll 2")
#else
# define EARCUP_UNROLLED
#endif

G_END_DECLS
