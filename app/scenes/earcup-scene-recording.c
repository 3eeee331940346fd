/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "acoustics/earcup-fft.h"
#include "acoustics/earcup-feedback.h"
#include "acoustics/earcup-units.h"
#include "scenes/earcup-bleed.h"
#include "scenes/earcup-microphone.h"
#include "scenes/earcup-pair.h"

/* A head is a sphere with the mouth in front and a cup on either side, so a microphone ahead of the
 * mouth is as far from one cup as from the other. */
#define MOUTH_M       EARCUP_HEAD_RADIUS_M
#define CUP_M         EARCUP_HEAD_RADIUS_M
#define BOTH_CUPS_DB  6.0206

#define LOUDEST_DB    120.0      /* where microphone or amplifier cut off what howls */
#define LOOP_HZ       1000.0     /* where the loop is compared with the bleed it is made of */
#define STEP_FRAMES   8          /* by which the loop is later than the recording */
#define FEWEST_FRAMES 12         /* that the way through the loop takes at least */
#define LEAD_S        0.001      /* of the loop's response, kept before its first arrival */

/* Where the microphone is, seen from each cup, and what is heard from there. */
typedef struct {
  double             distance_m;
  double             angle_rad;
  EarcupBleed       *bleed;
  double complex     factor;
  double             ahead_s;       /* so much sooner than it arrives */
  double             volts_db;      /* of a mean square of 1 */
  gboolean           is_a_weighted;
} Place;

static void
place_clear (Place *place)
{
  g_clear_pointer (&place->bleed, earcup_bleed_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Place, place_clear)

static void
find_place (const EarcupScene *scene,
            Place             *place)
{
  double ahead_m = MOUTH_M + earcup_scene_get_distance (scene);

  place->distance_m = hypot (ahead_m, CUP_M);
  place->angle_rad = acos (-CUP_M / place->distance_m);
  place->bleed = earcup_bleed_new (scene->design, place->distance_m, place->angle_rad);
  place->factor = 1.0;
}

static double complex
find_bleed (double        hz,
            gconstpointer data)
{
  const Place *place = data;

  return place->factor * earcup_bleed_get (place->bleed, hz) *
         cexp (I * EARCUP_TWO_PI * hz * place->ahead_s);
}

static double
find_bleed_level (double        hz,
                  gconstpointer data)
{
  const Place *place = data;

  return place->volts_db + earcup_bleed_get_level (place->bleed, hz) +
         (place->is_a_weighted ? earcup_weighting_a (hz) : 0.0);
}

/* The cue mix in a headphone. */
static void
add_headphone (const EarcupSceneMatter *matter,
               EarcupSceneResult       *result,
               Place                   *place,
               double                  *bleed_db,
               double                  *bleed_dba)
{
  g_autoptr(EarcupResponse) response = earcup_response_new_simulated (matter->scene->design);
  EarcupSceneFilter filter = { .transfer = find_bleed, .transfer_data = place };

  place->volts_db = earcup_scene_find_volts (matter, response);
  filter.gain_db = place->volts_db - matter->full_scale_db;
  *bleed_db = earcup_lines_sum (matter->track, EARCUP_LINES_SUM, find_bleed_level, place);
  earcup_scene_result_add_curve (result, _("Bleed at the microphone"), "dB SPL",
                                 earcup_lines_new_response (matter->track, EARCUP_LINES_SUM,
                                                            find_bleed_level, place));
  earcup_scene_result_add_stem (result, "bleed", _("Bleed of the cue mix"),
                                EARCUP_SCENE_INPUT_TRACK,
                                earcup_scene_kernel_new (&filter, EARCUP_SCENE_ROUTE_SUM,
                                                         matter->rate_hz), 0.0, TRUE);

  place->is_a_weighted = TRUE;
  *bleed_dba = earcup_lines_sum (matter->track, EARCUP_LINES_SUM, find_bleed_level, place);
}

static double
weigh_a (double        hz,
         gconstpointer data)
{
  return earcup_weighting_a (hz);
}

/* The impulse responses of both loudspeakers to the microphone. */
static EarcupKernel *
make_room_kernel (float complex *spectra[EARCUP_SPEAKERS],
                  gsize          n_taps,
                  guint          rate_hz)
{
  float *scratch = earcup_fft_alloc (2 * n_taps + 2);
  float *time = earcup_fft_alloc (2 * n_taps);
  g_autofree float *taps = g_new (float, EARCUP_SPEAKERS * n_taps);
  const float *paths[EARCUP_KERNEL_PATHS] = { taps, taps, taps + n_taps, taps + n_taps };

  for (guint speaker = 0; speaker < EARCUP_SPEAKERS; speaker++)
    {
      for (gsize i = 0; i <= n_taps; i++)
        {
          scratch[2 * i] = crealf (spectra[speaker][i]);
          scratch[2 * i + 1] = cimagf (spectra[speaker][i]);
        }
      earcup_fft_inverse (earcup_fft_get (2 * n_taps), scratch, time);
      for (gsize i = 0; i < n_taps; i++)
        taps[speaker * n_taps + i] = time[i] / (2.0f * (float) n_taps);
    }

  earcup_fft_free (scratch);
  earcup_fft_free (time);

  return earcup_kernel_new_crossed (paths, n_taps, rate_hz);
}

/* The cue mix from loudspeakers, in front of which the singer sits where one would listen. */
static gboolean
add_loudspeakers (const EarcupSceneMatter  *matter,
                  EarcupSceneResult        *result,
                  double                   *bleed_db,
                  double                   *bleed_dba,
                  GError                  **error)
{
  g_autoptr(EarcupBinaural) pair = earcup_monitor_dup_binaural (matter->scene->monitor,
                                                                matter->rate_hz);
  gsize n_taps = EARCUP_BINAURAL_MOST_TAPS;
  g_autofree float complex *values = g_new (float complex, EARCUP_SPEAKERS * (n_taps + 1));
  float complex *spectra[EARCUP_SPEAKERS] = { values, values + n_taps + 1 };
  EarcupMicrophone microphone = { .rate_hz = matter->rate_hz, .n_taps = n_taps };
  double source_db;

  microphone.speaker = earcup_binaural_get_speaker (pair);
  microphone.room = earcup_binaural_get_room (pair);
  microphone.places = earcup_binaural_get_places (pair);
  microphone.mixing_time_s = earcup_binaural_get_mixing_time (pair);
  for (guint i = 0; i < 3; i++)
    microphone.place_m[i] = microphone.places->listener_m[i];
  microphone.place_m[0] -= MOUTH_M + earcup_scene_get_distance (matter->scene);
  if (microphone.place_m[0] <= 0.0)
    {
      g_set_error (error, EARCUP_LAYOUT_ERROR, EARCUP_LAYOUT_ERROR_OUTSIDE,
                   _("With %.2f m from mouth to microphone, the microphone would stand in the "
                     "wall behind the loudspeakers"), earcup_scene_get_distance (matter->scene));
      return FALSE;
    }

  for (guint speaker = 0; speaker < EARCUP_SPEAKERS; speaker++)
    earcup_microphone_compute (&microphone, speaker, spectra[speaker]);

  source_db = matter->scene->level_dba - earcup_pair_find_level (matter, pair) +
              earcup_binaural_get_gain (pair);
  *bleed_db = source_db + earcup_pair_sum (matter, spectra[0], spectra[1], n_taps + 1, NULL, NULL);
  *bleed_dba = source_db + earcup_pair_sum (matter, spectra[0], spectra[1], n_taps + 1, weigh_a,
                                            NULL);
  earcup_scene_result_add_curve (result, _("Bleed at the microphone"), "dB SPL",
                                 earcup_pair_new_response (matter, spectra[0], spectra[1],
                                                           n_taps + 1, source_db));
  earcup_scene_result_add_stem (result, "bleed", _("The cue mix from the loudspeakers"),
                                EARCUP_SCENE_INPUT_TRACK,
                                make_room_kernel (spectra, n_taps, matter->rate_hz),
                                source_db - matter->full_scale_db, TRUE);

  return TRUE;
}

/* An #EarcupLinesWeight that is the same at all frequencies. */
static double
add_gain (double        hz,
          gconstpointer gain_db)
{
  return *(const double *) gain_db;
}

/* The voice falls with the distance from the mouth. */
static double
add_voice (const EarcupSceneMatter *matter,
           EarcupSceneResult       *result)
{
  const EarcupScene *scene = matter->scene;
  const EarcupLines *lines = earcup_scene_voice_get_lines (matter->voice);
  double voice_db = scene->voice_db - 20.0 * log10 (earcup_scene_get_distance (scene) /
                                                    EARCUP_SCENE_VOICE_M);
  double gain_db = voice_db - earcup_lines_sum (lines, EARCUP_LINES_EACH, NULL, NULL);

  earcup_scene_result_add_curve (result, _("Voice at the microphone"), "dB SPL",
                                 earcup_lines_new_response (lines, EARCUP_LINES_EACH, add_gain,
                                                            &gain_db));
  earcup_scene_result_add_stem (result, "voice",
                                scene->take != NULL ? _("The take") : _("The synthetic voice"),
                                EARCUP_SCENE_INPUT_TAKE, NULL, gain_db - matter->full_scale_db,
                                TRUE);

  return voice_db;
}

/* Closes the loop from the microphone to the headphone and back. The model knows some parts by
 * their magnitude only, so its response begins a little before sound can arrive; that lead takes
 * from the delay of the loop, up to a half of it. */
static void
add_loop (const EarcupSceneMatter   *matter,
          EarcupSceneResult         *result,
          const EarcupFeedbackSetup *setup,
          Place                     *place)
{
  double delay_s = place->distance_m / EARCUP_SOUND_SPEED_M_S + setup->latency_s;
  double n_frames = delay_s * matter->rate_hz;
  double n_lead = fmin (fmin (0.5 * n_frames, n_frames - STEP_FRAMES), LEAD_S * matter->rate_hz);
  gsize n_steps = MAX (1, (gsize) (n_frames - n_lead) / STEP_FRAMES);
  EarcupSceneFilter filter = { .transfer = find_bleed, .transfer_data = place };

  place->factor = 1.0;
  place->ahead_s = 0.0;
  place->factor = earcup_feedback_headphone_loop (matter->scene->design, setup, LOOP_HZ) *
                  cexp (I * EARCUP_TWO_PI * LOOP_HZ * setup->latency_s) /
                  find_bleed (LOOP_HZ, place);

  result->loop.delay_frames = n_steps * STEP_FRAMES;
  result->loop.highest = (float) pow (10.0, (LOUDEST_DB - matter->full_scale_db) / 20.0);
  place->ahead_s = (double) result->loop.delay_frames / matter->rate_hz - setup->latency_s;
  result->loop.kernel = earcup_scene_kernel_new (&filter, EARCUP_SCENE_ROUTE_EACH,
                                                 matter->rate_hz);
}

/* How far the singer's own monitoring is from howling. */
static void
add_feedback (const EarcupSceneMatter *matter,
              EarcupSceneResult       *result,
              Place                   *place)
{
  const EarcupScene *scene = matter->scene;
  gboolean is_monitored = !isnan (scene->monitor_gain_db);
  EarcupFeedbackSetup setup = { 0 };
  EarcupFeedback feedback;

  setup.distance_m = place->distance_m;
  setup.angle_rad = place->angle_rad;
  setup.gain_db = BOTH_CUPS_DB + (is_monitored ? scene->monitor_gain_db : 0.0);
  setup.latency_s = fmax (scene->latency_s, (double) FEWEST_FRAMES / matter->rate_hz -
                                            place->distance_m / EARCUP_SOUND_SPEED_M_S);

  earcup_feedback_compute_headphone (scene->design, &setup, &feedback);
  earcup_report_add (result->figures, "gain_limit", _("Howls from a monitor gain of"),
                     feedback.margin_db + (is_monitored ? scene->monitor_gain_db : 0.0), "dB",
                     _("level at the drum over that at the microphone, mean from 500 Hz to 2 kHz; "
                       "both cups reach the microphone"));
  earcup_report_add (result->figures, "howl_frequency", _("Howls at"), feedback.howl_hz, "Hz",
                     _("where the open loop is strongest among the frequencies at which it comes "
                       "back in phase"));
  if (!is_monitored)
    return;

  earcup_report_add (result->figures, "gain_margin", _("Gain margin"), feedback.margin_db, "dB",
                     _("what the chosen monitor gain may rise until it howls; below 0 it howls"));
  add_loop (matter, result, &setup, place);
}

static void
add_levels (EarcupSceneResult *result,
            double             voice_db,
            double             bleed_db,
            double             bleed_dba)
{
  EarcupReport *report = result->figures;
  const EarcupScene *scene = result->scene;

  earcup_report_add (report, "voice_level", _("Voice at the microphone"), voice_db, "dB SPL",
                     _("as chosen at 0.3 m, falling with the distance from the mouth; 20 Hz to "
                       "20 kHz, mean over the take"));
  earcup_report_add (report, "bleed_level", _("Bleed at the microphone"), bleed_db, "dB SPL",
                     scene->monitor != NULL
                       ? _("image sources and a diffuse tail at the microphone, 20 Hz to 20 kHz, "
                           "mean over the track")
                       : _("what both cups let out, in the open air, 20 Hz to 20 kHz, mean over "
                           "the track"));
  earcup_report_add (report, "bleed_level_a", _("Bleed at the microphone, A-weighted"), bleed_dba,
                     "dBA", _("the same, A-weighted"));
  earcup_report_add (report, "bleed_to_voice", _("Bleed over voice"), bleed_db - voice_db, "dB",
                     _("the difference of both levels, not weighted"));
}

/* Lets the recording be heard on what is worn. */
static void
add_correction (const EarcupSceneMatter *matter,
                EarcupSceneResult       *result)
{
  const EarcupScene *scene = matter->scene;
  g_autoptr(EarcupEmulation) emulation = NULL;

  if (scene->worn == NULL || scene->worn == scene->neutral)
    return;

  emulation = earcup_emulation_new (scene->neutral, scene->worn);
  result->correction = earcup_kernel_new (emulation, matter->rate_hz);
}

/* A take that is recorded while its singer hears the cue mix. */
gboolean
earcup_scene_work_out_recording (const EarcupSceneMatter  *matter,
                                 EarcupSceneResult        *result,
                                 GError                  **error)
{
  const EarcupScene *scene = matter->scene;
  double voice_db, bleed_db = 0.0, bleed_dba = 0.0;
  g_auto(Place) place = { .bleed = NULL };

  result->voice = earcup_scene_voice_ref (matter->voice);
  voice_db = add_voice (matter, result);
  if (scene->monitor == NULL)
    {
      find_place (scene, &place);
      add_headphone (matter, result, &place, &bleed_db, &bleed_dba);
    }
  else if (!add_loudspeakers (matter, result, &bleed_db, &bleed_dba, error))
    return FALSE;

  add_levels (result, voice_db, bleed_db, bleed_dba);
  if (scene->monitor == NULL)
    add_feedback (matter, result, &place);
  add_correction (matter, result);

  result->explanation = g_strdup (_("You hear what the microphone recorded: the voice, and what it "
                                    "caught of the cue mix that the singer was listening to."));

  return TRUE;
}
