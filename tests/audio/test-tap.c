/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "audio/earcup-tap.h"

#include <math.h>
#include <pthread.h>
#include <sched.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

/* No library but the threads themselves, so that the thread sanitizer sees every access. The sound
 * is a number that rises with each frame, so that whatever is lost, mixed up or spoilt is seen. */

#define N_RING   1024
#define N_BUFFER 96
#define N_FRAMES 4000000
#define BREAK_AT 100000      /* each time so many frames were written */
#define N_CLOSED 1000000
#define COST_NS  500.0       /* a ten-thousandth of the time that a buffer plays */

static int n_tests;

static void
report (bool        holds,
        const char *name)
{
  n_tests++;
  printf ("%sok %d /audio/tap/%s\n", holds ? "" : "not ", n_tests, name);
}

static void
number (float  *frames,
        size_t  n_frames,
        size_t  first)
{
  for (size_t i = 0; i < n_frames; i++)
    {
      frames[2 * i] = (float) ((first + i) % 1000003);
      frames[2 * i + 1] = -frames[2 * i];
    }
}

static bool
is_numbered (const float *frames,
             size_t       n_frames,
             size_t       first)
{
  for (size_t i = 0; i < n_frames; i++)
    if (frames[2 * i] != (float) ((first + i) % 1000003) ||
        frames[2 * i + 1] != -frames[2 * i])
      return false;

  return true;
}

/* {{{ In one thread */

static void
test_closed (void)
{
  EarcupTap tap = { 0 };
  float frames[2 * N_BUFFER];

  number (frames, N_BUFFER, 1);
  earcup_tap_write (&tap, frames, N_BUFFER);
  report (tap.written == 0 && tap.dropped == 0, "nothing-happens-while-nobody-looks");
}

static double
now_ns (void)
{
  struct timespec now;

  clock_gettime (CLOCK_MONOTONIC, &now);

  return 1e9 * (double) now.tv_sec + (double) now.tv_nsec;
}

static void
test_cost (void)
{
  EarcupTap tap = { 0 };
  float frames[2 * N_BUFFER] = { 0.0f };
  double begin = now_ns (), cost;

  for (int i = 0; i < N_CLOSED; i++)
    earcup_tap_write (&tap, frames, N_BUFFER);
  cost = (now_ns () - begin) / N_CLOSED;
  printf ("# %.1f ns for a buffer that nobody looks at\n", cost);
  report (cost < COST_NS, "costs-nothing-while-nobody-looks");
}

static void
test_passes (void)
{
  static float ring[2 * N_RING];
  EarcupTap tap = { 0 };
  float frames[2 * N_BUFFER], found[2 * N_RING];
  bool breaks, whole = true, marked;
  size_t n;

  earcup_tap_open (&tap, ring, N_RING);
  for (size_t i = 0; i < 100; i++)
    {
      number (frames, N_BUFFER, i * N_BUFFER);
      earcup_tap_write (&tap, frames, N_BUFFER);
      n = earcup_tap_read (&tap, found, N_RING, &breaks);
      whole = whole && n == N_BUFFER && is_numbered (found, n, i * N_BUFFER) && breaks == (i == 0);
    }
  report (whole, "all-that-is-written-is-read-in-order");

  earcup_tap_write (&tap, frames, 10);
  earcup_tap_break (&tap);
  earcup_tap_write (&tap, frames, 20);
  marked = earcup_tap_read (&tap, found, N_RING, &breaks) == 10 && !breaks;
  marked = marked && earcup_tap_read (&tap, found, 15, &breaks) == 15 && breaks;
  marked = marked && earcup_tap_read (&tap, found, 15, &breaks) == 5 && !breaks;
  marked = marked && earcup_tap_read (&tap, found, 15, &breaks) == 0;
  report (marked, "break-stands-where-it-was-made");
}

static void
test_full (void)
{
  static float ring[2 * N_RING];
  EarcupTap tap = { 0 };
  float frames[2 * N_BUFFER], found[2 * N_RING];
  size_t n_fit = N_RING / N_BUFFER;
  bool breaks, holds;

  earcup_tap_open (&tap, ring, N_RING);
  for (size_t i = 0; i < n_fit + 3; i++)
    {
      number (frames, N_BUFFER, i * N_BUFFER);
      earcup_tap_write (&tap, frames, N_BUFFER);
    }
  holds = earcup_tap_get_dropped (&tap) == 3 * N_BUFFER;
  holds = holds && earcup_tap_read (&tap, found, N_RING, &breaks) == n_fit * N_BUFFER &&
          is_numbered (found, n_fit * N_BUFFER, 0);
  report (holds, "what-has-no-room-is-dropped-and-counted");

  number (frames, N_BUFFER, 7);
  earcup_tap_write (&tap, frames, N_BUFFER);
  report (earcup_tap_read (&tap, found, N_RING, &breaks) == N_BUFFER && breaks &&
          is_numbered (found, N_BUFFER, 7), "loss-is-followed-by-a-break");
}

static void
test_again (void)
{
  static float ring[2 * N_RING];
  EarcupTap tap = { 0 };
  float frames[2 * N_BUFFER], found[2 * N_RING];
  bool breaks;

  earcup_tap_open (&tap, ring, N_RING);
  number (frames, N_BUFFER, 1);
  earcup_tap_write (&tap, frames, N_BUFFER);
  earcup_tap_close (&tap);
  earcup_tap_open (&tap, ring, N_RING);
  number (frames, N_BUFFER, 5000);
  earcup_tap_write (&tap, frames, N_BUFFER);
  report (earcup_tap_read (&tap, found, N_RING, &breaks) == N_BUFFER && breaks &&
          is_numbered (found, N_BUFFER, 5000), "who-looks-again-sees-what-is-new");
}

static void
test_finite (void)
{
  static float ring[2 * N_RING];
  EarcupTap tap = { 0 };
  float frames[6] = { NAN, 1.0f, 2.0f, -INFINITY, 3.0f, 4.0f }, found[6];
  const float expected[6] = { 0.0f, 1.0f, 2.0f, 0.0f, 3.0f, 4.0f };
  bool breaks;

  earcup_tap_open (&tap, ring, N_RING);
  earcup_tap_write (&tap, frames, 3);
  report (earcup_tap_read (&tap, found, 3, &breaks) == 3 && breaks &&
          memcmp (found, expected, sizeof expected) == 0, "what-is-no-number-is-silence");
}

/* }}} */
/* {{{ In two threads */

static EarcupTap shared;
static float shared_ring[2 * N_RING];
static int finished;        /* atomic */

/* The reader is given time for a while, then the writer runs away from it. */
static void
wait_for_room (size_t at)
{
  while (at / BREAK_AT % 4 != 3 &&
         shared.written - __atomic_load_n (&shared.taken, __ATOMIC_ACQUIRE) > N_RING - 2 * N_BUFFER)
    sched_yield ();
}

static void *
stream (void *data)
{
  float frames[2 * N_BUFFER];
  size_t at = 0;

  while (at < N_FRAMES)
    {
      size_t n = 1 + at % N_BUFFER;

      number (frames, n, at);
      if (at / BREAK_AT != (at + n) / BREAK_AT)
        earcup_tap_break (&shared);
      wait_for_room (at);
      earcup_tap_write (&shared, frames, n);
      at += n;
    }

  __atomic_store_n (&finished, 1, __ATOMIC_RELEASE);

  return NULL;
}

/* Returns: how many frames were taken; each piece must continue the one before or be told to be
 * behind a break. The first frame of a piece says where it belongs. */
static size_t
take_piece (double *next,
            int    *n_wrong,
            int    *n_breaks)
{
  float found[2 * 300];
  bool breaks;
  size_t n = earcup_tap_read (&shared, found, 300, &breaks);

  if (n == 0)
    return 0;

  if (!is_numbered (found, n, (size_t) found[0]) || (!breaks && *next >= 0.0 && found[0] != *next))
    (*n_wrong)++;
  *n_breaks += breaks;
  *next = fmod (found[0] + (double) n, 1000003.0);

  return n;
}

static void
test_threads (void)
{
  pthread_t thread;
  size_t n_read = 0, n;
  int n_wrong = 0, n_breaks = 0;
  double next = -1.0;
  bool ended = false;

  earcup_tap_open (&shared, shared_ring, N_RING);
  pthread_create (&thread, NULL, stream, NULL);
  do
    {
      ended = __atomic_load_n (&finished, __ATOMIC_ACQUIRE);
      n = take_piece (&next, &n_wrong, &n_breaks);
      n_read += n;
      if (n == 0)
        sched_yield ();
    }
  while (!ended || n > 0);
  pthread_join (thread, NULL);

  printf ("# %zu read, %zu dropped, %d breaks\n", n_read, earcup_tap_get_dropped (&shared),
          n_breaks);
  report (n_wrong == 0 && n_read > N_FRAMES / 2, "sound-is-whole-between-breaks");
  report (n_read + earcup_tap_get_dropped (&shared) >= N_FRAMES &&
          n_read + earcup_tap_get_dropped (&shared) < N_FRAMES + N_BUFFER,
          "each-frame-is-read-or-counted");
  report (n_breaks >= N_FRAMES / BREAK_AT / 2, "breaks-arrive");
}

/* }}} */

int
main (void)
{
  printf ("1..11\n");
  test_closed ();
  test_cost ();
  test_passes ();
  test_full ();
  test_again ();
  test_finite ();
  test_threads ();

  return 0;
}
