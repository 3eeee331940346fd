/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenes/earcup-pair.h"

#include <math.h>

/* What stereo sound becomes by two paths to one place. */
typedef struct {
  const float complex *left;
  const float complex *right;
  gsize                n_bins;
  double               hz_step;
  double               sign;          /* of the right one */
  EarcupLinesWeight    weight;
  gconstpointer        data;
} Paths;

/* The mean of both paths, the right one added or taken away. */
static double
weigh (double        hz,
       gconstpointer data)
{
  const Paths *self = data;
  gsize bin = MIN ((gsize) (hz / self->hz_step + 0.5), self->n_bins - 1);
  double complex mean = 0.5 * (self->left[bin] + self->sign * self->right[bin]);

  return 20.0 * log10 (fmax (cabs (mean), 1e-15)) +
         (self->weight != NULL ? self->weight (hz, self->data) : 0.0);
}

/**
 * earcup_pair_sum:
 * @matter: what a scene is worked out from
 * @left: (array length=n_bins): from the left loudspeaker to a place
 * @right: (array length=n_bins): from the right one
 * @n_bins: from 0 Hz to half the sample rate
 * @weight: (nullable): what is added in dB
 * @data: for @weight
 *
 * Sums the power of the track at a place. What both channels share and what distinguishes them
 * are taken to be unrelated.
 *
 * Returns: the level in dB
 */
double
earcup_pair_sum (const EarcupSceneMatter *matter,
                 const float complex     *left,
                 const float complex     *right,
                 gsize                    n_bins,
                 EarcupLinesWeight        weight,
                 gconstpointer            data)
{
  Paths paths = { left, right, n_bins, 0.5 * matter->rate_hz / (double) (n_bins - 1), 1.0,
                  weight, data };
  double levels[2];

  levels[0] = earcup_lines_sum (matter->track, EARCUP_LINES_SUM, weigh, &paths);
  paths.sign = -1.0;
  levels[1] = earcup_lines_sum (matter->track, EARCUP_LINES_DIFFERENCE, weigh, &paths);

  return earcup_weighting_sum_levels (levels, G_N_ELEMENTS (levels));
}

/* Returns: (transfer full): the same by thirds of an octave, with @source_db added, to be drawn */
EarcupResponse *
earcup_pair_new_response (const EarcupSceneMatter *matter,
                          const float complex     *left,
                          const float complex     *right,
                          gsize                    n_bins,
                          double                   source_db)
{
  Paths paths = { left, right, n_bins, 0.5 * matter->rate_hz / (double) (n_bins - 1), 1.0,
                  NULL, NULL };
  g_autoptr(EarcupResponse) sum =
    earcup_lines_new_response (matter->track, EARCUP_LINES_SUM, weigh, &paths);
  g_autoptr(EarcupResponse) difference = NULL;
  double hz[EARCUP_WEIGHTING_THIRDS], db[EARCUP_WEIGHTING_THIRDS];

  paths.sign = -1.0;
  difference = earcup_lines_new_response (matter->track, EARCUP_LINES_DIFFERENCE, weigh, &paths);
  for (guint i = 0; i < EARCUP_WEIGHTING_THIRDS; i++)
    {
      double levels[2];

      hz[i] = earcup_weighting_third_centre (i);
      levels[0] = earcup_response_get_level (sum, hz[i]);
      levels[1] = earcup_response_get_level (difference, hz[i]);
      db[i] = source_db + earcup_weighting_sum_levels (levels, G_N_ELEMENTS (levels));
    }

  return earcup_response_new_sampled (hz, db, EARCUP_WEIGHTING_THIRDS, NULL);
}

/* Returns: how loud the track is at the drums by the responses of a pair as they are, in dBA as of
 * a diffuse field, for a mean square of 1 */
double
earcup_pair_find_level (const EarcupSceneMatter *matter,
                        const EarcupBinaural    *pair)
{
  EarcupSceneSum sum = { .field = matter->scene->diffuse };
  double levels[EARCUP_EARS];

  for (guint ear = 0; ear < EARCUP_EARS; ear++)
    {
      gsize n_bins;
      double hz_step;
      const float complex *left = earcup_binaural_get_spectrum (pair, EARCUP_BINAURAL_ALL, ear,
                                                                &n_bins, &hz_step);
      const float complex *right = earcup_binaural_get_spectrum (pair, EARCUP_BINAURAL_ALL,
                                                                 EARCUP_EARS + ear, &n_bins,
                                                                 &hz_step);

      levels[ear] = earcup_pair_sum (matter, left, right, n_bins, earcup_scene_sum_level, &sum);
    }

  return earcup_weighting_sum_levels (levels, EARCUP_EARS) - 10.0 * log10 (EARCUP_EARS);
}
