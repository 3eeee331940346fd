/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenes/earcup-round-render.h"

#include <math.h>
#include <string.h>

#include "acoustics/earcup-units.h"
#include "audio/earcup-audio-error.h"
#include "audio/earcup-loudness.h"
#include "earcup-test-stage.h"

#define RATE_HZ  EARCUP_TEST_RATE_HZ
#define SECONDS  9.0
#define STEP_S   2.5
#define FADE     512

typedef struct {
  EarcupRoundStation  stations[2];
  EarcupRound         round;
  GFile              *input;
  EarcupRenderReport  report;
  GArray             *parts;
  float              *found;
} Fixture;

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  g_autoptr(EarcupEmulation) closed = earcup_test_emulation ("closed", "open");
  g_autoptr(EarcupEmulation) open = earcup_test_emulation ("open", "semi_open");
  g_autoptr(GError) error = NULL;
  g_autofree char *path = earcup_test_path ("round.wav");
  SF_INFO info;

  self->stations[0].recipe = earcup_recipe_new_emulation (closed);
  self->stations[1].recipe = earcup_recipe_new_emulation (open);
  self->round = (EarcupRound) { self->stations, 2, EARCUP_ROUND_LISTED, 0, STEP_S };
  self->input = earcup_test_pink_file (SECONDS, RATE_HZ);
  self->parts = earcup_round_render (self->input, &self->round, path, &self->report, NULL, &error);
  g_assert_no_error (error);
  self->found = earcup_test_read ("round.wav", &info);
  g_assert_cmpint (info.frames, ==, (sf_count_t) (SECONDS * RATE_HZ));
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  for (guint i = 0; i < 2; i++)
    earcup_recipe_unref (self->stations[i].recipe);
  g_object_unref (self->input);
  g_array_unref (self->parts);
  g_free (self->found);
}

/* The whole file through one station, by the renderer. */
static float *
render_alone (Fixture *self,
              guint    station)
{
  g_autofree char *path = earcup_test_path ("alone.wav");
  EarcupRenderOutput output = { .recipe = self->stations[station].recipe, .path = path };
  const EarcupRenderSettings raw = { .raw = TRUE };
  EarcupRenderReport report;
  g_autoptr(GError) error = NULL;
  float *frames, gain = (float) pow (10.0, self->stations[station].gain_db / 20.0);
  SF_INFO info;

  earcup_render (self->input, &raw, &output, 1, &report, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  frames = earcup_test_read ("alone.wav", &info);
  for (sf_count_t i = 0; i < 2 * info.frames; i++)
    frames[i] *= gain;

  return frames;
}

static void
test_parts (Fixture       *self,
            gconstpointer  data)
{
  guint64 at = 0;

  g_assert_cmpuint (self->parts->len, ==, 4);
  for (guint i = 0; i < self->parts->len; i++)
    {
      EarcupRoundPart *part = &g_array_index (self->parts, EarcupRoundPart, i);

      g_assert_cmpuint (part->station, ==, i % 2);
      g_assert_cmpuint (part->first_frame, ==, at);
      g_assert_cmpuint (part->first_frame, ==, (guint64) (i * STEP_S * RATE_HZ));
      at += part->n_frames;
    }
  g_assert_cmpuint (at, ==, (guint64) (SECONDS * RATE_HZ));
}

/* Behind its fade each station is heard alone, through its filter and at its gain. */
static void
test_filters (Fixture       *self,
              gconstpointer  data)
{
  g_autofree float *first_alone = render_alone (self, 0), *second_alone = render_alone (self, 1);
  const float *alone[2] = { first_alone, second_alone };

  for (guint i = 0; i < self->parts->len; i++)
    {
      EarcupRoundPart *part = &g_array_index (self->parts, EarcupRoundPart, i);
      gsize from = part->first_frame + (i > 0 ? FADE : 0);
      gsize n = part->first_frame + part->n_frames - from;

      g_assert_cmpfloat (earcup_test_difference (self->found + 2 * from,
                                                 alone[part->station] + 2 * from, 2 * n), <,
                         -120.0);
      g_assert_cmpfloat (earcup_test_difference (self->found + 2 * from,
                                                 alone[1 - part->station] + 2 * from, 2 * n), >,
                         -30.0);
    }
}

/* The fade is a raised cosine of equal gain, as long as in live listening. */
static void
test_fade (Fixture       *self,
           gconstpointer  data)
{
  g_autofree float *first_alone = render_alone (self, 0), *second_alone = render_alone (self, 1);
  const float *alone[2] = { first_alone, second_alone };
  gsize first = g_array_index (self->parts, EarcupRoundPart, 1).first_frame;
  float expected[2 * FADE];

  for (gsize i = 0; i < 2 * FADE; i++)
    {
      double weight = 0.5 - 0.5 * cos (EARCUP_PI * ((double) (i / 2) + 0.5) / FADE);

      expected[i] = (float) (weight * alone[1][2 * first + i] +
                             (1.0 - weight) * alone[0][2 * first + i]);
    }
  g_assert_cmpfloat (earcup_test_difference (self->found + 2 * first, expected, 2 * FADE), <,
                     -120.0);
}

/* Over the whole file the stations are equally loud, and what is told of a part is found in it. */
static void
test_loudness (Fixture       *self,
               gconstpointer  data)
{
  for (guint i = 0; i < 2; i++)
    {
      g_autofree float *alone = render_alone (self, i);
      g_autoptr(EarcupLoudness) meter = earcup_loudness_new (RATE_HZ);

      earcup_loudness_add (meter, alone, (gsize) (SECONDS * RATE_HZ));
      g_assert_cmpfloat_with_epsilon (earcup_loudness_get_lufs (meter),
                                      self->report.loudness_lufs - self->report.shortfall_lu, 0.05);
    }

  for (guint i = 0; i < self->parts->len; i++)
    {
      EarcupRoundPart *part = &g_array_index (self->parts, EarcupRoundPart, i);
      g_autoptr(EarcupLoudness) meter = earcup_loudness_new (RATE_HZ);

      earcup_loudness_add (meter, self->found + 2 * part->first_frame, part->n_frames);
      g_assert_cmpfloat_with_epsilon (earcup_loudness_get_lufs (meter), part->loudness_lufs, 0.01);
      g_assert_cmpfloat_with_epsilon (part->loudness_lufs,
                                      self->stations[part->station].loudness_lufs, 0.5);
    }
}

static void
test_silence (void)
{
  g_autofree float *silence = g_new0 (float, 2 * 4 * RATE_HZ);
  g_autoptr(GFile) input = earcup_test_write_wave ("silent.wav", silence, 4 * RATE_HZ, RATE_HZ);
  g_autofree char *path = earcup_test_path ("none.wav");
  g_autoptr(EarcupEmulation) closed = earcup_test_emulation ("closed", "open");
  EarcupRoundStation station = { .recipe = earcup_recipe_new_emulation (closed) };
  EarcupRound round = { &station, 1, EARCUP_ROUND_LISTED, 0, STEP_S };
  EarcupRenderReport report;
  g_autoptr(GArray) parts = NULL;
  g_autoptr(GError) error = NULL;

  parts = earcup_round_render (input, &round, path, &report, NULL, &error);
  g_assert_null (parts);
  g_assert_error (error, EARCUP_AUDIO_ERROR, EARCUP_AUDIO_ERROR_SILENT);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  earcup_recipe_unref (station.recipe);
}

#define ADD(path, function) \
  g_test_add ("/scenes/round-render/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("stations-follow-each-other-without-a-gap", test_parts);
  ADD ("each-is-heard-through-its-own-filter", test_filters);
  ADD ("one-gives-way-to-the-next-as-in-live-listening", test_fade);
  ADD ("all-are-equally-loud", test_loudness);
  g_test_add_func ("/scenes/round-render/of-silence-there-is-none", test_silence);

  return earcup_test_run ();
}
