/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "demo/earcup-demo-voice.h"

#include <complex.h>
#include <math.h>

#include "demo/earcup-demo-filter.h"
#include "demo/earcup-demo-noise.h"
#include "demo/earcup-demo-score.h"

#define N_FORMANTS       5
#define MAX_HARMONICS    80
#define HIGHEST_HZ       15000.0
#define BLOCK_FRAMES     64        /* the mouth moves in steps of this length */
#define ATTACK_S         0.045
#define RELEASE_S        0.085
#define HISS_S           0.095
#define VIBRATO_HZ       5.4
#define VIBRATO_KEYS     0.28
#define N_TAKES          3

/* Source: G. Peterson and H. Barney, "Control methods used in a study of the vowels",
 * J. Acoust. Soc. Am. 24 (1952), table II, women; the two upper formants are customary. */
static const double formants_hz[EARCUP_DEMO_N_VOWELS][N_FORMANTS] = {
  [EARCUP_DEMO_VOWEL_A] = { 850.0, 1220.0, 2810.0, 3800.0, 4950.0 },
  [EARCUP_DEMO_VOWEL_E] = { 610.0, 2330.0, 2990.0, 3900.0, 4950.0 },
  [EARCUP_DEMO_VOWEL_I] = { 310.0, 2790.0, 3310.0, 4000.0, 4950.0 },
  [EARCUP_DEMO_VOWEL_O] = { 590.0, 920.0, 2710.0, 3700.0, 4950.0 },
  [EARCUP_DEMO_VOWEL_U] = { 370.0, 950.0, 2670.0, 3700.0, 4950.0 },
};

static const double bandwidths_hz[N_FORMANTS] = { 90.0, 110.0, 170.0, 250.0, 300.0 };
static const double weights[N_FORMANTS] = { 1.0, 0.7, 0.5, 0.4, 0.3 };

/* One of the times that the singer sang the part: where it stands and how far it is off. */
typedef struct {
  double left, right;
  double off_keys;
  double late_s;
  double vibrato_phase;
} Take;

static const Take takes[N_TAKES] = {
  { 0.72, 0.70, 0.00, 0.000, 0.0 },
  { 0.30, 0.07, 0.07, 0.017, 1.9 },
  { 0.07, 0.30, -0.06, 0.023, 4.1 },
};

typedef struct {
  double now[MAX_HARMONICS];       /* amplitude of each harmonic */
  double step[MAX_HARMONICS];      /* what it gains in a frame */
  guint  n_harmonics;              /* how many are not silent */
} Spectrum;

static double
shape_mouth (const EarcupDemoSyllable *syllable,
             double                    turn,
             double                    hz)
{
  double sum = 0.0;

  for (guint i = 0; i < N_FORMANTS; i++)
    {
      double centre = formants_hz[syllable->from][i]
                      + turn * (formants_hz[syllable->to][i] - formants_hz[syllable->from][i]);
      double complex denominator = centre * centre - hz * hz + I * hz * bandwidths_hz[i];

      sum += weights[i] * centre * bandwidths_hz[i] / cabs (denominator);
    }

  return sum;
}

static void
aim_spectrum (Spectrum                 *spectrum,
              const EarcupDemoSyllable *syllable,
              double                    turn,
              double                    hz)
{
  spectrum->n_harmonics = MIN (MAX_HARMONICS, (guint) (HIGHEST_HZ / hz) + 2);

  for (guint k = 1; k <= spectrum->n_harmonics; k++)
    {
      double tilt = pow (k, -0.55);
      double goal = k * hz > HIGHEST_HZ ? 0.0 : tilt * shape_mouth (syllable, turn, k * hz);

      spectrum->step[k - 1] = (goal - spectrum->now[k - 1]) / BLOCK_FRAMES;
    }
}

/* Adds up all harmonics of @phase by the recurrence of Chebyshev. */
static double
sum_harmonics (Spectrum *spectrum,
               double    phase)
{
  double twice_cos = 2.0 * cos (phase);
  double before = 0.0;
  double now = sin (phase);
  double sum = 0.0;

  for (guint k = 0; k < spectrum->n_harmonics; k++)
    {
      double next = twice_cos * now - before;

      spectrum->now[k] += spectrum->step[k];
      sum += spectrum->now[k] * now;
      before = now;
      now = next;
    }

  return sum;
}

static double
find_pitch (const EarcupDemoSyllable *syllable,
            const Take               *take,
            double                    t)
{
  double swell = fmin (1.0, fmax (0.0, (t - 0.18) / 0.30));
  double vibrato = VIBRATO_KEYS * swell
                   * sin (2.0 * G_PI * VIBRATO_HZ * t + take->vibrato_phase);
  double scoop = -0.9 * exp (-t / 0.035);

  return earcup_demo_score_key_to_hz (syllable->note.key + take->off_keys + vibrato + scoop);
}

static void
sing_hiss (EarcupDemoTrack          *track,
           const EarcupDemoSyllable *syllable,
           const Take               *take,
           gsize                     start)
{
  const gsize n_frames = (gsize) (HISS_S * EARCUP_DEMO_RATE_HZ);
  EarcupDemoFilter low = { 0 };
  EarcupDemoFilter high = { 0 };
  EarcupDemoNoise noise;

  earcup_demo_noise_seed (&noise, start);
  earcup_demo_filter_set_band_pass (&low, 7200.0, 1.4);
  earcup_demo_filter_set_high_pass (&high, 4500.0, 0.7);

  for (gsize i = 0; i < n_frames; i++)
    {
      double x = (double) i / (double) n_frames;
      double hiss = earcup_demo_noise_next (&noise);
      double sound = 0.85 * syllable->note.velocity * sin (G_PI * x) * sin (G_PI * x)
                     * earcup_demo_filter_run (&low, earcup_demo_filter_run (&high, hiss));

      earcup_demo_track_add (track, start + EARCUP_DEMO_N_FRAMES - n_frames + i,
                             take->left * sound, take->right * sound);
    }
}

static void
sing_vowel (EarcupDemoTrack          *track,
            const EarcupDemoSyllable *syllable,
            const Take               *take,
            gsize                     start)
{
  const double held_s = (double) syllable->note.n_steps * EARCUP_DEMO_STEP_FRAMES
                        / EARCUP_DEMO_RATE_HZ - 0.03;
  const gsize n_frames = (gsize) ((held_s + 6.0 * RELEASE_S) * EARCUP_DEMO_RATE_HZ);
  g_autofree Spectrum *spectrum = g_new0 (Spectrum, 1);
  EarcupDemoFilter air = { 0 };
  EarcupDemoNoise noise;
  double phase = 0.0;

  earcup_demo_noise_seed (&noise, start + 7);
  earcup_demo_filter_set_high_pass (&air, 6000.0, 0.6);

  for (gsize i = 0; i < n_frames; i++)
    {
      double t = (double) i / EARCUP_DEMO_RATE_HZ;
      double hz = find_pitch (syllable, take, t);
      double level = syllable->note.velocity * fmin (1.0, t / ATTACK_S)
                     * (t < held_s ? 1.0 : exp (-(t - held_s) / RELEASE_S));
      double breath = 0.035 * earcup_demo_filter_run (&air, earcup_demo_noise_next (&noise));
      double sound;

      if (i % BLOCK_FRAMES == 0)
        aim_spectrum (spectrum, syllable, fmin (1.0, t / held_s), hz);

      sound = level * (0.22 * sum_harmonics (spectrum, phase) + breath);
      earcup_demo_track_add (track, start + i, take->left * sound, take->right * sound);
      phase = fmod (phase + 2.0 * G_PI * hz / EARCUP_DEMO_RATE_HZ, 2.0 * G_PI);
    }
}

/**
 * earcup_demo_voice_render:
 * @track: a loop that receives the sound
 *
 * Sings the melody three times: once in the middle, and once at each side, fainter, a little
 * late and not quite in tune, as doubled takes are.
 */
void
earcup_demo_voice_render (EarcupDemoTrack *track)
{
  gsize n_syllables;
  const EarcupDemoSyllable *syllables = earcup_demo_score_get_melody (&n_syllables);

  for (guint take = 0; take < N_TAKES; take++)
    for (gsize i = 0; i < n_syllables; i++)
      {
        gsize start = earcup_demo_score_step_to_frame (syllables[i].note.step)
                      + (gsize) (takes[take].late_s * EARCUP_DEMO_RATE_HZ);

        if (syllables[i].hiss)
          sing_hiss (track, &syllables[i], &takes[take], start);

        sing_vowel (track, &syllables[i], &takes[take], start);
      }
}
