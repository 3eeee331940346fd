/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdbool.h>
#include <stddef.h>

/* Stereo sound on its way from the streaming thread to whoever looks at it. One thread writes and
 * one reads; neither waits for the other. All zeros at first, when nobody looks. */
typedef struct {
  float    *ring;        /* the reader's: 2 * n_frames values; never changes once it is there */
  size_t    n_frames;    /* a power of two */
  size_t    written;     /* atomic, of the writer: frames since the beginning */
  size_t    taken;       /* atomic, of the reader */
  size_t    dropped;     /* atomic, of the writer: frames for which there was no room */
  size_t    open;        /* atomic, of the reader: 0 while nobody looks, else how often it began */
  size_t    n_opened;    /* the reader's */
  size_t    seen;        /* the writer's: what was open the last time */
  bool      broken;      /* the writer's: what comes does not continue what came */
} EarcupTap;

/* The reader's. */
void   earcup_tap_open        (EarcupTap   *self,
                               float       *ring,
                               size_t       n_frames);
void   earcup_tap_close       (EarcupTap   *self);
size_t earcup_tap_read        (EarcupTap   *self,
                               float       *frames,
                               size_t       n_frames,
                               bool        *breaks);
size_t earcup_tap_get_dropped (EarcupTap   *self);

/* The writer's. */
void   earcup_tap_write       (EarcupTap   *self,
                               const float *frames,
                               size_t       n_frames);
void   earcup_tap_break       (EarcupTap   *self);
