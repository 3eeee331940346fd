/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "catalogue/earcup-figures.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "acoustics/earcup-deviation.h"
#include "acoustics/earcup-exposure.h"
#include "acoustics/earcup-feedback.h"
#include "acoustics/earcup-ratings.h"
#include "acoustics/earcup-skew.h"
#include "acoustics/earcup-units.h"

#define NEAR_M       0.3
#define FAR_M        1.0
#define BOTH_CUPS_DB 6.0206   /* twice the pressure */

/* A headphone with what it is held against, and the circumstances. */
typedef struct {
  EarcupDesign       *design;
  EarcupResponse     *response;      /* of the design, as it is */
  EarcupResponse     *fed;           /* of the design at the source */
  EarcupResponse     *neutral;       /* the target that a mix is meant for */
  EarcupResponse     *without_bass;  /* … without what it has more of in the bass */
  EarcupResponse     *diffuse;       /* the level at the drum in a diffuse field */
  EarcupResponse     *in_room;       /* a loudspeaker in a room, at the drum */
  const EarcupSource *source;
  const EarcupNoise  *noise;
  const double       *power;
  double              level_dba;
  double              distance_m;
  double              angle_deg;
} Matter;

static void
matter_clear (Matter *matter)
{
  g_clear_pointer (&matter->response, earcup_response_unref);
  g_clear_pointer (&matter->fed, earcup_response_unref);
  g_clear_pointer (&matter->neutral, earcup_response_unref);
  g_clear_pointer (&matter->without_bass, earcup_response_unref);
  g_clear_pointer (&matter->diffuse, earcup_response_unref);
  g_clear_pointer (&matter->in_room, earcup_response_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Matter, matter_clear)

/* Adds one figure for each octave; the label holds a place for its frequency. */
static void
add_octaves (EarcupReport *report,
             const char   *key,
             const char   *label,
             const double  db[EARCUP_WEIGHTING_OCTAVES],
             const char   *source)
{
  for (guint i = 0; i < EARCUP_WEIGHTING_OCTAVES; i++)
    {
      int hz = (int) earcup_weighting_octave_nominal (i);
      g_autofree char *full_key = g_strdup_printf ("%s_%d_hz", key, hz);
      /* Translators: a figure, then the frequency of an octave */
      g_autofree char *full_label = g_strdup_printf (_("%s, %d Hz"), label, hz);

      earcup_report_add (report, full_key, full_label, db[i], "dB", source);
    }
}

static void
add_isolation (const Matter *matter,
               EarcupReport *report)
{
  double db[EARCUP_WEIGHTING_OCTAVES];

  earcup_report_begin (report, _("Sound from outside"));
  earcup_report_add (report, "isolation_mean", _("Isolation, mean 125 Hz to 4 kHz"),
                     earcup_ratings_isolation (matter->design), "dB",
                     _("insertion loss of the model for sound from the side, averaged in dB over "
                       "the logarithm of frequency"));
  earcup_report_add (report, "isolation_overall", _("Isolation, overall"),
                     earcup_ratings_isolation_overall (matter->design), "dB",
                     _("EN ISO 4869-2 SNR of the mean wearer: pink noise, C-weighted outside minus "
                       "A-weighted inside; nothing is taken off for the spread between wearers"));
  earcup_ratings_isolation_octaves (matter->design, db);
  add_octaves (report, "isolation", _("Isolation"), db,
               _("insertion loss of the model for pink noise in the octave, bone conduction "
                 "included"));
}

static void
add_bleed (const Matter *matter,
           EarcupReport *report)
{
  const char *spl = _("model, on the axis of the cup in the open air, for pink noise of 100 dB SPL "
                      "at the drum, 250 Hz to 4 kHz");
  const char *dba = _("model, on the axis of one cup in the open air, A-weighted, for the music at "
                      "the listening level, up to 10 kHz");
  double db[EARCUP_WEIGHTING_OCTAVES];

  earcup_report_begin (report, _("Sound that gets out"));
  earcup_report_add (report, "bleed_near", _("Bleed at 0.3 m, 100 dB at the drum"),
                     earcup_ratings_bleed (matter->design, NEAR_M), "dB SPL", spl);
  earcup_report_add (report, "bleed_far", _("Bleed at 1 m, 100 dB at the drum"),
                     earcup_ratings_bleed (matter->design, FAR_M), "dB SPL", spl);
  earcup_report_add (report, "bleed_near_at_level", _("Bleed at 0.3 m, at the listening level"),
                     earcup_ratings_bleed_a (matter->design, matter->diffuse, matter->power,
                                             matter->level_dba, NEAR_M), "dBA", dba);
  earcup_report_add (report, "bleed_far_at_level", _("Bleed at 1 m, at the listening level"),
                     earcup_ratings_bleed_a (matter->design, matter->diffuse, matter->power,
                                             matter->level_dba, FAR_M), "dBA", dba);
  earcup_ratings_crosstalk_octaves (matter->design, db);
  add_octaves (report, "crosstalk", _("Crosstalk"), db,
               _("model, far drum over near drum, through the air and the headband"));
}

static void
add_feedback (const Matter *matter,
              EarcupReport *report)
{
  double rise_db = earcup_response_get_reference (matter->diffuse) -
                   earcup_response_get_level (matter->diffuse, 200.0);
  double gain_db = matter->level_dba + rise_db - EARCUP_FIGURES_VOICE_DB;
  const char *source = _("Nyquist criterion on the open loop of the model; a voice of 94 dB SPL at "
                         "the microphone is heard at the listening level; both cups, counted as "
                         "equally far; no latency");
  EarcupFeedbackSetup setup = {
    .distance_m = matter->distance_m,
    .angle_rad = matter->angle_deg * EARCUP_PI / 180.0,
    .gain_db = gain_db + BOTH_CUPS_DB,
  };
  EarcupFeedback feedback;

  earcup_feedback_compute_headphone (matter->design, &setup, &feedback);
  earcup_report_begin (report, _("A microphone beside it"));
  earcup_report_add (report, "loop_gain", _("Loop gain, strongest"), -feedback.worst_margin_db,
                     "dB", source);
  earcup_report_add (report, "gain_margin", _("Gain margin"), feedback.margin_db, "dB", source);
  earcup_report_add (report, "howl_frequency", _("Howls at"), feedback.howl_hz, "Hz", source);
  earcup_report_add (report, "gain_margin_worst", _("Gain margin, whatever the phase"),
                     feedback.worst_margin_db, "dB",
                     _("magnitude of the open loop of the model alone"));
}

static void
add_need (const Matter *matter,
          EarcupReport *report,
          double        loudness_dba)
{
  const char *source = _("model; voltage for the music at the listening level, current and power "
                         "of a tone of 1 kHz at that voltage");
  double emf_v = pow (10.0, (matter->level_dba - loudness_dba) / 20.0);
  double level_db = earcup_source_sensitivity (matter->design, matter->source->output_ohm) +
                    20.0 * log10 (emf_v);
  EarcupSourceNeed need;

  earcup_source_compute_need (matter->design, matter->source->output_ohm, level_db, &need);
  earcup_report_add (report, "need_voltage", _("Voltage needed at the plug, rms"),
                     1000.0 * need.volts, "mV", source);
  earcup_report_add (report, "need_current", _("Current needed, rms"), 1000.0 * need.current_a,
                     "mA", source);
  earcup_report_add (report, "need_power", _("Power needed"), 1e6 * need.power_w, "µW", source);
}

static void
add_source (const Matter *matter,
            EarcupReport *report)
{
  double loudness_dba = earcup_source_loudness (matter->fed, matter->diffuse, matter->power);
  double volts = earcup_source_reach_volts (matter->source, matter->design);
  double change_hz = NAN;
  double change_db = earcup_source_largest_change (matter->design, matter->source->output_ohm,
                                                   &change_hz);
  const char *source = matter->source->source;

  earcup_report_begin (report, _("What it is plugged into"));
  earcup_report_add (report, "sensitivity", _("Sensitivity at 1 V from this source"),
                     earcup_source_sensitivity (matter->design, matter->source->output_ohm),
                     "dB SPL", _("model, mean 500 Hz to 2 kHz at the drum"));
  earcup_report_add (report, "lowest_impedance", _("Lowest impedance"),
                     earcup_source_lowest_load (matter->design), "Ω",
                     _("model, 20 Hz to 10 kHz"));
  earcup_report_add (report, "reach", _("Loudest tone"),
                     earcup_source_reach (matter->source, matter->design), "dB SPL", source);
  earcup_report_add (report, "reach_music", _("Loudest music"),
                     loudness_dba + 20.0 * log10 (volts * G_SQRT2) - EARCUP_SOURCE_CREST_DB, "dBA",
                     source);
  add_need (matter, report, loudness_dba);
  earcup_report_add (report, "balance_change", _("Change by its output impedance"), change_db, "dB",
                     source);
  earcup_report_add (report, "balance_change_frequency", _("… most at"), change_hz, "Hz", source);
  earcup_report_add (report, "source_noise", _("Its noise at the ear"),
                     earcup_source_noise (matter->source, matter->fed, matter->diffuse), "dBA",
                     source);
}

static void
add_exposure (const Matter *matter,
              EarcupReport *report)
{
  static const char *const labels[EARCUP_N_EXPOSURE_RULES] = {
    N_("Permitted each day (NIOSH)"),
    N_("Permitted each week (WHO)"),
    N_("Permitted each week, children (WHO)"),
  };

  earcup_report_begin (report, _("How long one may listen"));
  earcup_report_add (report, "listening_level", _("Listening level"), matter->level_dba, "dBA",
                     _("as asked for; of a diffuse field that does the same to the ear"));

  for (guint i = 0; i < EARCUP_N_EXPOSURE_RULES; i++)
    {
      const EarcupExposureRuleInfo *rule = earcup_exposure_get_rule (i);
      g_autofree char *key = g_strdup_printf ("permitted_%s", rule->key);

      g_strdelimit (key, "-", '_');
      earcup_report_add (report, key, _(labels[i]),
                         earcup_exposure_hours (i, matter->level_dba), "h", rule->source);
    }
}

static void
add_noise (const Matter *matter,
           EarcupReport *report)
{
  const char *source = matter->noise->source;
  double inside[EARCUP_WEIGHTING_THIRDS];
  double music_dba;

  earcup_noise_inside (matter->noise, matter->design, inside);
  music_dba = earcup_noise_music_level (inside, EARCUP_FIGURES_RATIO_DB);

  earcup_report_begin (report, _("In a noisy place"));
  earcup_report_add (report, "noise_outside", _("Noise of the place"), matter->noise->level_dba,
                     "dBA", source);
  earcup_report_add (report, "noise_inside", _("Noise under the headphone"),
                     earcup_weighting_sum_a (inside), "dBA",
                     _("noise of the place less the insertion loss of the model"));
  earcup_report_add (report, "masked_level", _("Music is lost below"),
                     earcup_noise_masked_level (inside, matter->diffuse, matter->fed,
                                                matter->power), "dBA",
                     _("masking within third-octave bands (Zwicker, Fastl) and the threshold of "
                       "hearing (Terhardt), up to 10 kHz"));
  earcup_report_add (report, "music_level", _("Level for 10 dB over the noise"), music_dba, "dBA",
                     _("both A-weighted"));
  earcup_report_add (report, "music_level_permitted", _("… permitted each day (NIOSH)"),
                     earcup_exposure_hours (EARCUP_EXPOSURE_NIOSH,
                                            earcup_noise_total_level (inside, music_dba)), "h",
                     _("NIOSH publication 98-126 (1998), of music and noise together"));
}

static void
add_skew (const Matter *matter,
          EarcupReport *report)
{
  static const char *const labels[EARCUP_N_SKEW_BANDS] = {
    N_("Sub, 20 to 60 Hz"), N_("Bass, 60 to 250 Hz"), N_("Low mid, 250 to 500 Hz"),
    N_("Mid, 500 Hz to 2 kHz"), N_("Presence, 2 to 4 kHz"), N_("Bite, 4 to 6 kHz"),
    N_("Brilliance, 6 to 12 kHz"),
  };
  double db[EARCUP_N_SKEW_BANDS];

  earcup_report_begin (report, _("What a mix made on it has too much of (+) or lacks (-)"));
  earcup_skew_compute (matter->response, matter->neutral, matter->power, db);

  for (guint i = 0; i < EARCUP_N_SKEW_BANDS; i++)
    {
      g_autofree char *key = g_strdup_printf ("skew_%s", earcup_skew_get_band (i)->key);

      g_strdelimit (key, "-", '_');
      earcup_report_add (report, key, _(labels[i]), db[i], "dB",
                         matter->power != NULL
                           ? _("neutral target over the model, aligned 500 Hz to 2 kHz, weighted "
                               "by the spectrum of the recording")
                           : _("neutral target over the model, aligned 500 Hz to 2 kHz, weighted "
                               "as pink noise"));
    }
}

static void
add_deviation (const Matter   *matter,
               EarcupReport   *report,
               const char     *key,
               const char     *label,
               EarcupResponse *target)
{
  const char *source = _("model less the target, aligned 500 Hz to 2 kHz, 20 Hz to 10 kHz, each "
                         "part of an octave counted alike");
  g_autofree char *rms_key = g_strdup_printf ("deviation_%s", key);
  g_autofree char *tilt_key = g_strdup_printf ("tilt_%s", key);
  /* Translators: the name of a target curve */
  g_autofree char *rms_label = g_strdup_printf (_("%s, rms"), label);
  /* Translators: the name of a target curve */
  g_autofree char *tilt_label = g_strdup_printf (_("%s, tilt an octave"), label);
  EarcupDeviation deviation;

  earcup_deviation_compute (matter->response, target, &deviation);
  earcup_report_add (report, rms_key, rms_label, deviation.rms_db, "dB", source);
  earcup_report_add (report, tilt_key, tilt_label, deviation.tilt_db, "dB", source);

  for (guint i = 0; i < EARCUP_N_SKEW_BANDS; i++)
    {
      const EarcupSkewBandInfo *band = earcup_skew_get_band (i);
      g_autofree char *band_key = g_strdup_printf ("deviation_%s_%s", key, band->key);
      g_autofree char *band_label =
        /* Translators: the name of a target curve, then two frequencies in Hz */
        g_strdup_printf (_("%s, %d to %d Hz"), label, (int) band->from_hz,
                         (int) fmin (band->to_hz, EARCUP_RESPONSE_PREDICTIVE_HZ));

      g_strdelimit (band_key, "-", '_');
      earcup_report_add (report, band_key, band_label, deviation.band_db[i], "dB", source);
    }
}

static gboolean
load_targets (Matter           *matter,
              EarcupCatalogue  *catalogue,
              GError          **error)
{
  const struct { EarcupResponse **target; const char *id; } targets[] = {
    { &matter->neutral, EARCUP_CATALOGUE_NEUTRAL },
    { &matter->without_bass, "harman-over-ear-2018-without-bass" },
    { &matter->diffuse, "diffuse-field" },
    { &matter->in_room, "loudspeaker-in-room" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (targets); i++)
    {
      *targets[i].target = earcup_catalogue_load_target (catalogue, targets[i].id, error);
      if (*targets[i].target == NULL)
        return FALSE;
    }

  return TRUE;
}

static gboolean
simulate (Matter  *matter,
          GError **error)
{
  g_autoptr(EarcupDesign) fed = earcup_design_new_with (matter->design, EARCUP_PARAMETER_RG,
                                                        matter->source->output_ohm, error);

  if (fed == NULL)
    return FALSE;

  matter->response = earcup_response_new_simulated (matter->design);
  matter->fed = earcup_response_new_simulated (fed);

  return TRUE;
}

/**
 * earcup_figures_compute:
 * @catalogue: the catalogue, for its targets
 * @design: the headphone
 * @setting: the circumstances
 * @error: return location for an error
 *
 * Computes every derived figure of a headphone, each with its unit and its source. It takes some
 * tens of milliseconds.
 *
 * Fails with a %G_RESOURCE_ERROR when a target is missing, and as earcup_design_new_with() does
 * when the source has an output impedance that a design cannot have.
 *
 * Returns: (transfer full): the figures, or %NULL; any thread
 */
EarcupReport *
earcup_figures_compute (EarcupCatalogue             *catalogue,
                        EarcupDesign                *design,
                        const EarcupFiguresSetting  *setting,
                        GError                     **error)
{
  g_autoptr(EarcupReport) report = earcup_report_new ();
  g_auto(Matter) matter = {
    .design = design, .source = setting->source, .noise = setting->noise,
    .power = setting->power, .level_dba = setting->level_dba,
    .distance_m = setting->distance_m, .angle_deg = setting->angle_deg,
  };

  if (!load_targets (&matter, catalogue, error) || !simulate (&matter, error))
    return NULL;

  add_isolation (&matter, report);
  add_bleed (&matter, report);
  add_feedback (&matter, report);
  add_source (&matter, report);
  add_exposure (&matter, report);
  add_noise (&matter, report);
  add_skew (&matter, report);

  earcup_report_begin (report, _("How far it is from targets"));
  add_deviation (&matter, report, "neutral", _("Harman over-ear 2018"), matter.neutral);
  add_deviation (&matter, report, "without_bass", _("Harman over-ear 2018 without bass"),
                 matter.without_bass);
  add_deviation (&matter, report, "diffuse", _("Diffuse field"), matter.diffuse);
  add_deviation (&matter, report, "in_room", _("Loudspeaker in a room"), matter.in_room);

  return g_steal_pointer (&report);
}
