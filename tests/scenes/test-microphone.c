/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenes/earcup-microphone.h"

#include <math.h>

#include "acoustics/earcup-units.h"
#include "earcup-test-stage.h"

#define N_TAPS 32768

typedef struct {
  EarcupLoudspeaker *speaker;
  EarcupRoom        *room;
  EarcupPlaces       places;
  EarcupMicrophone   microphone;
  float complex     *spectrum;
} Fixture;

static void
set_up (Fixture  *self,
        gboolean  has_room)
{
  EarcupLoudspeakerFigures figures = { .far_field = FALSE };
  EarcupLayout layout = earcup_layout_get_preset (EARCUP_LAYOUT_NEAR_FIELD);

  self->speaker = earcup_loudspeaker_new (&figures, NULL);
  self->room = has_room ? earcup_room_new_preset (EARCUP_ROOM_SMALL_UNTREATED) : NULL;
  self->spectrum = g_new (float complex, N_TAPS + 1);
  g_assert_true (earcup_layout_place (&layout, self->room, &self->places, NULL));

  self->microphone = (EarcupMicrophone) {
    .speaker = self->speaker,
    .room = self->room,
    .places = &self->places,
    .mixing_time_s = has_room ? earcup_room_get_mixing_time (self->room, 1.2) : 0.0,
    .rate_hz = EARCUP_TEST_RATE_HZ,
    .n_taps = N_TAPS,
  };
  for (guint i = 0; i < 3; i++)
    self->microphone.place_m[i] = self->places.listener_m[i];
}

static void
tear_down (Fixture *self)
{
  earcup_loudspeaker_unref (self->speaker);
  g_clear_pointer (&self->room, earcup_room_unref);
  g_free (self->spectrum);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Fixture, tear_down)

static gsize
bin_of (double hz)
{
  return (gsize) (hz * 2.0 * N_TAPS / EARCUP_TEST_RATE_HZ);
}

/* In the open there is the loudspeaker, later and weaker by the distance. */
static void
test_open (void)
{
  g_auto(Fixture) fixture = { NULL };

  set_up (&fixture, FALSE);
  earcup_microphone_compute (&fixture.microphone, EARCUP_SPEAKER_LEFT, fixture.spectrum);
  for (double hz = 100.0; hz < 10000.0; hz *= 2.0)
    {
      gsize bin = bin_of (hz);
      double at_hz = bin * (double) EARCUP_TEST_RATE_HZ / (2.0 * N_TAPS);
      double complex expected = earcup_loudspeaker_get_transfer (fixture.speaker, at_hz) / 1.2 *
                                cexp (-I * EARCUP_TWO_PI * at_hz * 1.2 / EARCUP_SOUND_SPEED_M_S);

      g_assert_cmpfloat (cabs (fixture.spectrum[bin] - expected), <, 0.02 * cabs (expected));
    }
}

/* In a room the power is what the room gives, in each octave. */
static void
test_room (void)
{
  g_auto(Fixture) fixture = { NULL };

  set_up (&fixture, TRUE);
  earcup_microphone_compute (&fixture.microphone, EARCUP_SPEAKER_RIGHT, fixture.spectrum);
  for (double hz = 250.0; hz < 5000.0; hz *= 2.0)
    {
      double sum = 0.0, told = 0.0;
      gsize from = bin_of (hz / G_SQRT2), to = bin_of (hz * G_SQRT2);

      for (gsize i = from; i < to; i++)
        sum += pow (cabsf (fixture.spectrum[i]), 2.0);
      for (guint i = 0; i < 12; i++)
        told += pow (10.0, earcup_room_compute_level (
                             fixture.room, fixture.speaker,
                             fixture.places.speaker_m[EARCUP_SPEAKER_RIGHT],
                             fixture.places.axis[EARCUP_SPEAKER_RIGHT],
                             fixture.microphone.place_m,
                             hz * exp2 ((i + 0.5) / 12.0 - 0.5)) / 10.0) / 12.0;

      g_test_message ("%.0f Hz: %.2f dB, told %.2f dB", hz,
                      10.0 * log10 (sum / (double) (to - from)), 10.0 * log10 (told));
      g_assert_cmpfloat_with_epsilon (10.0 * log10 (sum / (double) (to - from)),
                                      10.0 * log10 (told), 1.5);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/scenes/microphone/in-the-open-it-is-one-arrival", test_open);
  g_test_add_func ("/scenes/microphone/a-room-adds-its-power", test_room);

  return g_test_run ();
}
