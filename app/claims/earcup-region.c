/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "claims/earcup-region.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define LOWEST_HZ  20.0
#define HIGHEST_HZ 20000.0

static const EarcupRegion regions[] = {
  { LOWEST_HZ, 60.0, N_("The lowest octave and a half"),
    N_("The weight of the kick, the lowest string of a bass, sub synths, rumble and air "
       "conditioning."),
    N_("All hangs on the seal. A small gap changes a sealed cup by {sealed-gap} at {low-hz} and an "
       "open one by {open-gap}; an open one has little here to begin with."),
    TRUE },
  { 60.0, 250.0, N_("Bass"),
    N_("The body of kick and bass, the left hand of a piano, the chest of a voice."),
    N_("Sealing the same driver changes {bass-hz} by {pair-bass}. Small vents and the cushion make "
       "their humps here, which is what people hear as closed bass."),
    TRUE },
  { 250.0, 500.0, N_("Lower mids"),
    N_("Warmth and mud: the roots of guitars, keys and voices crowd together."),
    N_("What sealing takes from the bass runs out here, and isolation begins to work: further "
       "down, the whole headphone moves with the sound."),
    TRUE },
  { 500.0, 2000.0, N_("Mids"),
    N_("Vowels, snare, the notes that carry the tune. The ear judges balance by them, and so does "
       "the plot: this is where curves are aligned."),
    N_("Between an open and a sealed housing, the driver moves its resonance from {open-resonance} "
       "to {sealed-resonance}. At {middle-hz} an open cup lets {open-crosstalk} across to the "
       "other ear, a sealed one {sealed-crosstalk}."),
    TRUE },
  { 2000.0, 4000.0, N_("Presence"),
    N_("Consonants, attack, the bite of guitars. The ear canal lifts this region for everybody."),
    N_("In a deep cup without wadding, echoes bend the response by up to {echo-bare}; with wadding "
       "it is {echo}."),
    TRUE },
  { 4000.0, 8000.0, N_("Sibilance"),
    N_("Each “s”, hats, the click of a kick. Sharp on one pair and soft on the next."),
    N_("Echoes between driver, pad and cup leave peaks and dips, and no two pads sit alike."),
    TRUE },
  { 8000.0, 10000.0, N_("Brilliance"),
    N_("The shimmer of cymbals and the breath of a voice."),
    N_("Waves are as short as the cup is deep. Place a pair a little further back on your head, "
       "and this part of the curve is another."),
    TRUE },
  { 10000.0, HIGHEST_HZ, N_("Air"),
    N_("Room, hiss and sparkle; hardly any notes begin here."),
    N_("Nothing here is a prediction. Ears differ more than headphones do, and the emulation "
       "fades out."),
    FALSE },
};

/**
 * earcup_regions:
 * @n_regions: (out): how many there are
 *
 * Lists the regions, from low to high; each begins where the one before ends. Any thread.
 *
 * Returns: (array length=n_regions) (transfer none): the regions
 */
const EarcupRegion *
earcup_regions (gsize *n_regions)
{
  *n_regions = G_N_ELEMENTS (regions);
  return regions;
}

/* Returns: (transfer none) (nullable): the region of a frequency in Hz, %NULL outside the range of
 * hearing; any thread */
const EarcupRegion *
earcup_region_find (double hz)
{
  for (guint i = 0; i < G_N_ELEMENTS (regions); i++)
    if (hz >= regions[i].from_hz && (hz < regions[i].to_hz || (hz <= HIGHEST_HZ &&
                                                               regions[i].to_hz >= HIGHEST_HZ)))
      return &regions[i];

  return NULL;
}

/**
 * earcup_region_dup_range:
 * @self: a region
 *
 * Says where a region lies, in the user's language.
 *
 * Returns: (transfer full): the text; any thread
 */
char *
earcup_region_dup_range (const EarcupRegion *self)
{
  g_autofree char *from = earcup_finding_format_value (EARCUP_FINDING_LOW_HZ, self->from_hz);
  g_autofree char *to = earcup_finding_format_value (EARCUP_FINDING_LOW_HZ, self->to_hz);

  if (self->from_hz <= LOWEST_HZ)
    /* Translators: a region of frequencies; %s is such as “60 Hz” */
    return g_strdup_printf (_("Below %s"), to);

  if (self->to_hz >= HIGHEST_HZ)
    /* Translators: a region of frequencies; %s is such as “10 kHz” */
    return g_strdup_printf (_("Above %s"), from);

  /* Translators: a region of frequencies, from one to another */
  return g_strdup_printf (_("%s to %s"), from, to);
}

/**
 * earcup_region_dup_housing:
 * @self: a region
 * @figures: (nullable): what the model found
 *
 * Says in the user's language what enclosures do in a region.
 *
 * Returns: (transfer full) (nullable): the text, %NULL while the figures in it are not known; any
 *   thread
 */
char *
earcup_region_dup_housing (const EarcupRegion   *self,
                           const EarcupFindings *figures)
{
  if (figures == NULL || !earcup_findings_cover (figures, self->housing))
    return NULL;

  return earcup_findings_expand (figures, _(self->housing));
}

/**
 * earcup_region_get_difference:
 * @self: a region
 * @first: a response
 * @second: another one
 *
 * Averages over a region how much @first has more than @second, each against its own mean from
 * 500 Hz to 2 kHz, as they are drawn.
 *
 * Returns: the mean on a logarithmic axis in dB; any thread
 */
double
earcup_region_get_difference (const EarcupRegion *self,
                              EarcupResponse     *first,
                              EarcupResponse     *second)
{
  return earcup_response_get_mean (first, self->from_hz, self->to_hz) -
         earcup_response_get_reference (first) -
         earcup_response_get_mean (second, self->from_hz, self->to_hz) +
         earcup_response_get_reference (second);
}
