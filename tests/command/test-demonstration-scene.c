/* SPDX-License-Identifier: GPL-3.0-or-later */
#undef G_DISABLE_ASSERT

#include <math.h>

#include "acoustics/earcup-response.h"
#include "audio/earcup-render.h"
#include "audio/earcup-test-sound.h"
#include "catalogue/earcup-model-recipe.h"
#include "catalogue/earcup-resolve.h"
#include "command/earcup-demonstration-scene.h"
#include "demo/earcup-demo-track.h"
#include "scenes/earcup-lines.h"
#include "scenes/earcup-scene-prepare.h"
#include "scenes/earcup-scene-render.h"

#define TWELFTH     1.0594630943592953    /* of an octave */
#define MIDDLE_HZ_A 500.0
#define MIDDLE_HZ_B 2000.0

/* Howling is bounded, and what is looked for is whether it has to be. */
typedef struct {
  EarcupLines *lines;
  gboolean     is_howling;
} Heard;

static EarcupCatalogue *catalogue;
static GFile *track;

/* {{{ What is heard in a slot */

static EarcupLines *
read_lines (const char *name)
{
  SF_INFO info;
  g_autofree float *frames = earcup_test_read (name, &info);
  EarcupLines *lines = earcup_lines_new ((guint) info.samplerate);

  earcup_lines_add (lines, frames, (gsize) info.frames);
  earcup_lines_finish (lines);

  return lines;
}

static void
hear_scene (const EarcupDemonstration *self,
            EarcupModel               *model,
            Heard                     *heard)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(EarcupScene) scene = earcup_demonstration_new_scene (self, model, catalogue, &error);
  g_autoptr(EarcupSceneResult) result = NULL;
  g_autofree char *path = earcup_test_path ("heard.wav");
  EarcupSceneReport report = { 0 };
  int stem;

  g_assert_no_error (error);
  scene->track = g_object_ref (track);
  scene->full_scale_db = 140.0;     /* so soft that no limiter acts */
  result = earcup_scene_prepare (scene, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  stem = earcup_scene_result_find_stem (result, self->stem);
  g_assert_cmpint (stem, >=, 0);
  earcup_scene_render (result, self->effect == EARCUP_DEMONSTRATION_HOWL ? EARCUP_SCENE_ALL : stem,
                       path, &report, NULL, NULL, NULL, &error);
  g_assert_no_error (error);

  heard->lines = read_lines ("heard.wav");
  heard->is_howling = report.is_howling;
}

/* The bars that are repeated, through the kernel of the slot on what is worn when nothing is said,
 * without any gain. */
static void
hear_plain (const EarcupDemonstration *self,
            EarcupModel               *model,
            Heard                     *heard)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(EarcupModel) worn = earcup_catalogue_resolve (catalogue, "neutral", NULL);
  g_autoptr(EarcupRecipe) recipe = earcup_model_new_recipe (model, worn);
  g_autofree char *path = earcup_test_path ("heard.wav");
  EarcupRenderSettings settings = { .raw = TRUE };
  EarcupRenderOutput output = { .recipe = recipe, .path = path };
  EarcupRenderReport report;

  earcup_demonstration_get_loop (self, &settings.from_s, &settings.to_s);
  earcup_render (track, &settings, &output, 1, &report, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  heard->lines = read_lines ("heard.wav");
}

static void
hear (const EarcupDemonstration *self,
      guint                      slot,
      Heard                     *heard)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(EarcupModel) model = earcup_demonstration_new_model (self, slot, catalogue, &error);

  g_assert_no_error (error);
  heard->is_howling = FALSE;
  if (self->scene != NULL)
    hear_scene (self, model, heard);
  else
    hear_plain (self, model, heard);
}

/* }}} */
/* {{{ How two sounds differ, in dB */

static double
band (const Heard     *heard,
      EarcupLinesPart  part,
      double           from_hz,
      double           to_hz)
{
  return earcup_lines_sum_band (heard->lines, part, from_hz, to_hz, NULL, NULL);
}

static double
level (const Heard *heard,
       double       from_hz,
       double       to_hz)
{
  return band (heard, EARCUP_LINES_EACH, from_hz, to_hz);
}

static double
balance (const Heard *heard,
         double       from_hz,
         double       to_hz)
{
  return level (heard, from_hz, to_hz) - level (heard, MIDDLE_HZ_A, MIDDLE_HZ_B);
}

/* The largest and the mean difference of the twelfths of an octave of a band. */
static double
compare_bands (const Heard *a,
                const Heard *b,
                double       from_hz,
                double       to_hz,
                double      *largest)
{
  double sum = 0.0;
  guint n = 0;

  *largest = 0.0;
  for (double hz = from_hz; hz * TWELFTH <= to_hz * 1.01; hz *= TWELFTH, n++)
    {
      double difference = balance (b, hz, hz * TWELFTH) - balance (a, hz, hz * TWELFTH);

      *largest = fmax (*largest, fabs (difference));
      sum += difference * difference;
    }

  return sqrt (sum / n);
}

static double
width (const Heard *heard,
       double       from_hz,
       double       to_hz)
{
  return band (heard, EARCUP_LINES_DIFFERENCE, from_hz, to_hz) -
         band (heard, EARCUP_LINES_SUM, from_hz, to_hz);
}

/* Returns: by how much B exceeds A in what is claimed */
static double
find_change (const EarcupDemonstration *self,
             const Heard               *heard,
             const Heard               *plain)
{
  double from = self->from_hz, to = self->to_hz, largest;

  switch (self->effect)
    {
    case EARCUP_DEMONSTRATION_BALANCE:
      return balance (&heard[1], from, to) - balance (&heard[0], from, to);

    case EARCUP_DEMONSTRATION_LEVEL:
      return level (&heard[1], from, to) - level (&heard[0], from, to);

    case EARCUP_DEMONSTRATION_STEPS:
      return fmin (level (&heard[1], from, to) - level (&heard[0], from, to),
                   level (&heard[2], from, to) - level (&heard[1], from, to));

    case EARCUP_DEMONSTRATION_BEND:
    case EARCUP_DEMONSTRATION_ALIKE:
      compare_bands (&heard[0], &heard[1], from, to, &largest);
      return largest;

    case EARCUP_DEMONSTRATION_FLATTER:
      return compare_bands (plain, &heard[0], from, to, &largest) -
             compare_bands (plain, &heard[1], from, to, &largest);

    case EARCUP_DEMONSTRATION_NEARER:
      return compare_bands (&heard[2], &heard[0], from, to, &largest) -
             compare_bands (&heard[2], &heard[1], from, to, &largest);

    case EARCUP_DEMONSTRATION_NARROWER:
      return width (&heard[0], from, to) - width (&heard[1], from, to);

    case EARCUP_DEMONSTRATION_HOWL:
      return (double) heard[0].is_howling - (double) heard[1].is_howling;

    case EARCUP_DEMONSTRATION_NOTHING:
    default:
      g_assert_not_reached ();
    }
}

static gboolean
is_as_claimed (const EarcupDemonstration *self,
               double                     change)
{
  if (self->effect == EARCUP_DEMONSTRATION_HOWL)
    return change == 1.0;
  if (self->effect == EARCUP_DEMONSTRATION_ALIKE)
    return change > 0.0 && change <= self->change_db;

  return self->change_db > 0.0 ? change >= self->change_db : change <= self->change_db;
}

/* }}} */

/* The sound of the slots differs as the card says. */
static void
test_sound (gconstpointer data)
{
  const EarcupDemonstration *self = data;
  guint n = earcup_demonstration_get_n_slots (self);
  EarcupDemonstration as_it_is = *self;
  Heard heard[EARCUP_DEMONSTRATION_SLOTS] = { { NULL } }, plain = { NULL };
  double change;

  for (guint slot = 0; slot < n; slot++)
    hear (self, slot, &heard[slot]);
  as_it_is.slots[0] = (EarcupDemonstrationSlot) { "neutral", NULL };
  if (self->effect == EARCUP_DEMONSTRATION_FLATTER)
    hear (&as_it_is, 0, &plain);

  change = find_change (self, heard, &plain);
  g_test_message ("%s: %.2f", self->claim, change);
  g_assert_true (is_as_claimed (self, change));

  for (guint slot = 0; slot < n; slot++)
    g_clear_pointer (&heard[slot].lines, earcup_lines_free);
  g_clear_pointer (&plain.lines, earcup_lines_free);
}

/* The bars are those of the demo mix. */
static void
test_bars (void)
{
  double bar_s = (double) EARCUP_DEMO_STEPS_A_BAR * EARCUP_DEMO_STEP_FRAMES / EARCUP_DEMO_RATE_HZ;
  gsize n;
  const EarcupDemonstration *all = earcup_demonstrations (&n);

  g_assert_cmpfloat (bar_s, ==, EARCUP_DEMONSTRATION_BAR_S);
  for (gsize i = 0; i < n; i++)
    g_assert_cmpuint (all[i].first_bar + all[i].n_bars, <=, EARCUP_DEMO_N_BARS);
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *demo = NULL;
  gsize n;
  const EarcupDemonstration *all = earcup_demonstrations (&n);

  g_test_init (&argc, &argv, NULL);
  demo = g_test_build_filename (G_TEST_BUILT, "..", "app", "demo", "earcup-demo-mix.flac", NULL);
  g_assert_true (g_file_test (demo, G_FILE_TEST_EXISTS));
  track = g_file_new_for_path (demo);
  catalogue = earcup_catalogue_new_bundled (NULL);
  g_assert_nonnull (catalogue);

  for (gsize i = 0; i < n; i++)
    if (all[i].effect != EARCUP_DEMONSTRATION_NOTHING)
      {
        g_autofree char *path = g_strdup_printf ("/command/demonstration-scene/sounds-as-%s-says",
                                                 all[i].claim);

        g_test_add_data_func (path, &all[i], test_sound);
      }
  g_test_add_func ("/command/demonstration-scene/bars-are-those-of-the-demo", test_bars);

  return earcup_test_run ();
}
