/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <sndfile.h>

#include "acoustics/earcup-kernel.h"
#include "acoustics/earcup-test-samples.h"

G_BEGIN_DECLS

EarcupKernel    *earcup_test_noise_kernel (gsize             n_taps,
                                           guint             rate_hz,
                                           guint32           seed);

EarcupKernel    *earcup_test_crossed      (gsize             n_taps,
                                           guint             rate_hz,
                                           guint32           seed);

/* Interleaved stereo. */
float           *earcup_test_noise        (gsize             n_frames,
                                           double            peak,
                                           guint32           seed);
float           *earcup_test_pink         (gsize             n_frames,
                                           double            rms,
                                           guint32           seed);
float           *earcup_test_tone         (gsize             n_frames,
                                           double            hz,
                                           double            peak,
                                           guint             rate_hz);
float           *earcup_test_impulse      (gsize             n_frames,
                                           gsize             at,
                                           double            peak);

/* How many of @n_left frames the next buffer takes: @size, or any number when it is 0. */
gsize            earcup_test_next_size    (GRand            *random,
                                           gsize             size,
                                           gsize             n_left);

/* Levels in dB; the first is that of the difference relative to @expected. */
double           earcup_test_difference   (const float      *found,
                                           const float      *expected,
                                           gsize             n_values);
double           earcup_test_level        (const float      *values,
                                           gsize             n_values);
double           earcup_test_gain_at      (const float      *frames,
                                           gsize             n_frames,
                                           guint             channel,
                                           double            hz,
                                           guint             rate_hz);
double           earcup_test_click        (const float      *frames,
                                           gsize             from,
                                           gsize             n,
                                           guint             rate_hz);

/* Files in a folder of this process, which is removed at its end. */
char            *earcup_test_path         (const char       *name);
GFile           *earcup_test_file         (const char       *name);
GFile           *earcup_test_write_wave   (const char       *name,
                                           const float      *frames,
                                           gsize             n_frames,
                                           guint             rate_hz);
GFile           *earcup_test_write        (const char       *name,
                                           const SF_INFO    *info,
                                           const float      *frames,
                                           gsize             n_frames);
float           *earcup_test_read         (const char       *name,
                                           SF_INFO          *info);

/* What was told about the progress of some work, which is cancelled once it is past @stop_at. */
typedef struct {
  GCancellable *cancellable;     /* NULL: it is left to end */
  double        stop_at;
  double        last;
  guint         n_calls;
} EarcupTestProgress;

/* Fails the test when the progress goes back or beyond the end. */
void             earcup_test_progress_cb  (double            fraction,
                                           gpointer          user_data);

/* Runs the main loop until @is_done says so, or fails the test after @timeout_s seconds. */
void             earcup_test_run_until    (gboolean        (*is_done) (gpointer user_data),
                                           gpointer          user_data,
                                           double            timeout_s);
void             earcup_test_run_for      (double            time_s);

int              earcup_test_run          (void);
void             earcup_test_clean        (void);

G_END_DECLS
