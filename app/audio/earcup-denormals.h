/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#if defined (__SSE2__)
# include <immintrin.h>
#endif

/* Numbers below 1e-38 cost a hundred times as much as others, and a sound that fades away has
 * many of them. Between these two calls they are taken as zero in this thread. */

typedef unsigned long EarcupDenormals;

#define EARCUP_DENORMALS_X86 0x8040UL        /* flush to zero, denormals are zero */
#define EARCUP_DENORMALS_ARM (1UL << 24)     /* flush to zero */

static inline EarcupDenormals
earcup_denormals_begin (void)
{
  EarcupDenormals before = 0;

#if defined (__SSE2__)
  before = _mm_getcsr ();
  _mm_setcsr ((unsigned) (before | EARCUP_DENORMALS_X86));
#elif defined (__aarch64__)
  __asm__ volatile ("mrs %0, fpcr" : "=r" (before));
  __asm__ volatile ("msr fpcr, %0" : : "r" (before | EARCUP_DENORMALS_ARM));
#endif

  return before;
}

static inline void
earcup_denormals_end (EarcupDenormals before)
{
#if defined (__SSE2__)
  _mm_setcsr ((unsigned) before);
#elif defined (__aarch64__)
  __asm__ volatile ("msr fpcr, %0" : : "r" (before));
#else
  (void) before;
#endif
}
