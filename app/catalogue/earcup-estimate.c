/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "catalogue/earcup-estimate.h"

#include "acoustics/earcup-simulate.h"
#include "acoustics/earcup-units.h"

#include <complex.h>
#include <math.h>
#include <string.h>

/* A gap of 2 mm over 20 mm under the pad, 18 mm deep: a slit of width w, height h and depth l
 * has R = 12 η l / (w h³) and M = 1.2 ρ l / (w h). */
#define GAP_RESISTANCE_PA_S_M3  2.46e4
#define GAP_MASS_KG_M4          650.0

static const EarcupParameter electrical[] = {
  EARCUP_PARAMETER_RE, EARCUP_PARAMETER_LE, EARCUP_PARAMETER_L2, EARCUP_PARAMETER_R2,
};

/**
 * earcup_construction_of:
 * @entry: a headphone
 *
 * Tells which archetype a headphone is estimated from: by the back of its cup, and for planar
 * ones with an open back by the transducer too.
 *
 * Returns: the construction
 */
EarcupConstruction
earcup_construction_of (EarcupEntry *entry)
{
  EarcupConstruction construction = { "closed", FALSE, FALSE };
  gboolean planar = earcup_entry_get_transducer (entry) == EARCUP_TRANSDUCER_PLANAR;
  EarcupEnclosure enclosure = earcup_entry_get_enclosure (entry);

  if (enclosure == EARCUP_ENCLOSURE_OPEN)
    construction.archetype_id = planar ? "planar_open" : "open";
  else if (enclosure == EARCUP_ENCLOSURE_SEMI_OPEN)
    construction.archetype_id = "semi_open";

  construction.on_ear = earcup_entry_get_wearing (entry) == EARCUP_WEARING_ON_EAR;
  construction.stands_in = planar && enclosure != EARCUP_ENCLOSURE_OPEN;
  return construction;
}

/* Gets whether two headphones are estimated from one and the same shape. */
gboolean
earcup_construction_equal (const EarcupConstruction *one,
                           const EarcupConstruction *other)
{
  return g_str_equal (one->archetype_id, other->archetype_id) && one->on_ear == other->on_ear;
}

/* The coil's impedance times @factor; Bl²/Re and with it the damping stay. */
static EarcupDesign *
scale_impedance (const EarcupDesign  *design,
                 double               factor,
                 gboolean             gap,
                 GError             **error)
{
  double values[EARCUP_N_PARAMETERS];
  const EarcupSection *sections;
  guint n_sections;

  memcpy (values, earcup_design_get_values (design), sizeof values);
  for (guint i = 0; i < G_N_ELEMENTS (electrical); i++)
    values[electrical[i]] *= factor;
  values[EARCUP_PARAMETER_BL] *= sqrt (factor);

  if (gap)
    {
      values[EARCUP_PARAMETER_RL2] = GAP_RESISTANCE_PA_S_M3;
      values[EARCUP_PARAMETER_ML2] = GAP_MASS_KG_M4;
    }

  sections = earcup_design_get_sections (design, &n_sections);
  return earcup_design_new (values, earcup_design_get_radiates (design), sections, n_sections,
                            error);
}

static gboolean
compute_inverse (const EarcupDesign  *design,
                 double               force_factor,
                 double complex      *inverse,
                 GError             **error)
{
  g_autoptr(EarcupDesign) changed = NULL;
  const double hz = EARCUP_ESTIMATE_REFERENCE_HZ;
  double complex drum_pa_v;

  changed = earcup_design_new_with (design, EARCUP_PARAMETER_BL, force_factor, error);
  if (changed == NULL)
    return FALSE;

  earcup_simulate_drum (changed, &hz, 1, &drum_pa_v);
  *inverse = 1.0 / drum_pa_v;
  return TRUE;
}

/* Finds the Bl with which the drum carries @db_per_v at 1 kHz.
 *
 * One volt drives I = 1 / (Z + Bl² Y), Z the electrical impedance and Y the mechanical
 * admittance, and the pressure is p = T Bl I. So 1/p = a/Bl + b·Bl with two complex numbers that
 * two simulations give, and |p| = t means, with x = Bl²,
 * |b|² x² + (2 Re (a b*) - 1/t²) x + |a|² = 0. The smaller root is the one that grows from small
 * magnets. Where there is none, t lies above the maximum at x = |a|/|b|. */
static gboolean
match_sensitivity (const EarcupDesign  *design,
                   double               db_per_v,
                   double              *force_factor,
                   double              *shortfall_db,
                   GError             **error)
{
  double target_pa_v = EARCUP_REFERENCE_PA * pow (10.0, db_per_v / 20.0);
  double complex at_one, at_two, a, b;
  double half, product;

  if (!compute_inverse (design, 1.0, &at_one, error) ||
      !compute_inverse (design, 2.0, &at_two, error))
    return FALSE;

  b = (2.0 * at_two - at_one) / 3.0;
  a = at_one - b;
  half = (1.0 / (target_pa_v * target_pa_v) - 2.0 * creal (a * conj (b))) / 2.0;
  product = cabs (a) * cabs (b);

  if (half >= product)
    {
      *force_factor = sqrt (cabs (a) * cabs (a) / (half + sqrt (half * half - product * product)));
      *shortfall_db = 0.0;
      return TRUE;
    }

  *force_factor = sqrt (cabs (a) / cabs (b));
  *shortfall_db = 20.0 * log10 (target_pa_v *
                                cabs (a / *force_factor + b * *force_factor));
  return TRUE;
}

/**
 * earcup_estimate_change:
 * @design: a design
 * @change: what is to be different
 * @shortfall_db: (out): by how many dB the result stays below the sensitivity that was asked for,
 *   because no magnet however strong would reach it with this moving system; 0 or more
 * @error: return location for an error of domain %EARCUP_DESIGN_ERROR
 *
 * Makes another headphone of a design: its electrical impedance is multiplied, with Bl²/Re as it
 * was, then Bl is chosen so that the level at the drum at 1 kHz for one volt is the one that is
 * asked for. The damping by the motor follows.
 *
 * Returns: (transfer full): the design, or %NULL; any thread
 */
EarcupDesign *
earcup_estimate_change (const EarcupDesign          *design,
                        const EarcupEstimateChange  *change,
                        double                      *shortfall_db,
                        GError                     **error)
{
  g_autoptr(EarcupDesign) changed = NULL;
  double force_factor;

  *shortfall_db = 0.0;
  changed = scale_impedance (design, change->impedance_factor, change->gap, error);
  if (changed == NULL || isnan (change->db_per_v))
    return g_steal_pointer (&changed);

  if (!match_sensitivity (changed, change->db_per_v, &force_factor, shortfall_db, error))
    return NULL;

  return earcup_design_new_with (changed, EARCUP_PARAMETER_BL, force_factor, error);
}

/**
 * earcup_estimate_design:
 * @entry: a headphone
 * @archetype: the design of its construction's archetype
 * @shortfall_db: (out): by how many dB the model stays below the maker's sensitivity, because
 *   no magnet however strong would reach it with this moving system; 0 or more
 * @error: return location for an error of domain %EARCUP_DESIGN_ERROR
 *
 * Estimates a design from the archetype and the maker's figures.
 *
 * The archetype's electrical impedance is scaled to the maker's, then Bl is chosen so that the
 * level at the drum at 1 kHz for one volt equals the maker's sensitivity; where a figure is
 * missing the archetype's stays. On-ear pads get a gap.
 *
 * Returns: (transfer full): the design, or %NULL
 */
EarcupDesign *
earcup_estimate_design (EarcupEntry         *entry,
                        const EarcupDesign  *archetype,
                        double              *shortfall_db,
                        GError             **error)
{
  EarcupEstimateChange change = { 1.0, NAN, earcup_construction_of (entry).on_ear };
  double impedance_ohm;

  if (earcup_entry_get_number (entry, "impedance_ohm", &impedance_ohm))
    change.impedance_factor = impedance_ohm / earcup_design_get (archetype, EARCUP_PARAMETER_RE);
  earcup_entry_get_number (entry, "sensitivity_db_per_v", &change.db_per_v);

  return earcup_estimate_change (archetype, &change, shortfall_db, error);
}
