/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "command/earcup-command-tools.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <math.h>

#include "audio/earcup-render.h"
#include "command/earcup-response-scene.h"
#include "interchange/earcup-paths.h"
#include "plotting/earcup-plot-export.h"

#define N_ENCLOSURES 4
#define NAME_WIDTH   34      /* columns of the table */

static const char *const enclosures[N_ENCLOSURES] = {
  "closed", "semi_open", "open", "planar_open",
};

/* What the table says of each enclosure: the mean change in these bands. */
static const struct
{
  const char *name;
  double      from_hz;
  double      to_hz;
} bands[] = {
  { N_("20–60 Hz"), 20.0, 60.0 },
  { N_("60–250 Hz"), 60.0, 250.0 },
  { N_("250 Hz–2 kHz"), 250.0, 2000.0 },
  { N_("2–6 kHz"), 2000.0, 6000.0 },
  { N_("6–10 kHz"), 6000.0, 10000.0 },
};

static double
mean_gain (const EarcupEmulation *emulation,
           double                 from_hz,
           double                 to_hz)
{
  const guint n_steps = 64;
  double sum = 0.0;

  for (guint i = 0; i < n_steps; i++)
    sum += earcup_emulation_get_gain (emulation, from_hz * pow (to_hz / from_hz,
                                                                (i + 0.5) / n_steps));

  return sum / n_steps;
}

/* Prints @text and pads it to @width columns, whatever its letters take in bytes. */
static void
print_cell (const char *text,
            glong       width)
{
  g_print ("%s%*s", text, (int) MAX (width - g_utf8_strlen (text, -1), 0), "");
}

static void
print_table (GPtrArray                *models,
             const EarcupRenderOutput *outputs,
             const EarcupRenderReport *report)
{
  char number[EARCUP_NUMBER_LENGTH];

  g_print ("\n%s\n", _("What changed, in dB against neutral:"));
  print_cell ("", NAME_WIDTH);
  for (guint b = 0; b < G_N_ELEMENTS (bands); b++)
    print_cell (_(bands[b].name), 14);
  g_print ("%s\n", _("gain to match"));

  for (guint i = 0; i < models->len; i++)
    {
      print_cell (earcup_model_get_name (models->pdata[i]), NAME_WIDTH);
      for (guint b = 0; b < G_N_ELEMENTS (bands); b++)
        print_cell (earcup_command_number (number, "%+.1f",
                                           mean_gain (outputs[i].emulation, bands[b].from_hz,
                                                      bands[b].to_hz)), 14);
      g_print ("%s\n", earcup_command_number (number, "%+.1f", outputs[i].gain_db));
    }

  /* Translators: %s is a loudness in LUFS */
  g_print (_("All four files have a loudness of %s LUFS.\n"),
           earcup_command_number (number, "%.1f", report->loudness_lufs - report->shortfall_lu));
}

static gboolean
write_plot (GPtrArray  *models,
            const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "responses.svg", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(EarcupPlotScene) scene = NULL;
  g_autoptr(GError) error = NULL;
  EarcupResponseView view = { .heard = -1 };

  for (guint i = 0; i < models->len; i++)
    view.models[i] = models->pdata[i];

  scene = earcup_response_scene_new (&view);
  if (!earcup_plot_export (scene, file, 1000, 560, &error))
    {
      earcup_command_say ("%s", error->message);
      return FALSE;
    }

  g_print ("%s\n", path);

  return TRUE;
}

static gboolean
write_sounds (GPtrArray          *models,
              EarcupModel        *worn,
              const char         *folder,
              const char         *demo,
              EarcupRenderOutput *outputs,
              EarcupRenderReport *report)
{
  g_autoptr(GCancellable) cancellable = earcup_command_cancellable ();
  g_autoptr(GFile) input = g_file_new_for_path (demo);
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const EarcupRenderSettings settings = { 0 };
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < models->len; i++)
    {
      g_autofree char *name = g_strdup_printf ("demo-%s.wav",
                                               earcup_model_get_id (models->pdata[i]));

      g_ptr_array_add (names, g_build_filename (folder, name, NULL));
      outputs[i].path = names->pdata[i];
      outputs[i].emulation = earcup_emulation_new (earcup_model_get_response (models->pdata[i]),
                                                   earcup_model_get_response (worn));
    }

  if (!earcup_render (input, &settings, outputs, models->len, report, NULL, NULL, cancellable,
                      &error))
    {
      earcup_command_say_why (error);
      return FALSE;
    }

  for (guint i = 0; i < models->len; i++)
    g_print ("%s\n", outputs[i].path);

  return TRUE;
}

static int
run_demo (const char *folder,
          const char *demo)
{
  g_autoptr(EarcupCatalogue) catalogue = earcup_command_catalogue ();
  g_autoptr(GPtrArray) models = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(EarcupModel) worn = NULL;
  EarcupRenderOutput outputs[N_ENCLOSURES] = { { NULL } };
  EarcupRenderReport report;
  gboolean done;

  if (catalogue == NULL)
    return EARCUP_COMMAND_FAILED;

  for (guint i = 0; i < N_ENCLOSURES; i++)
    g_ptr_array_add (models, earcup_command_resolve (catalogue, enclosures[i]));
  worn = earcup_command_resolve (catalogue, "neutral");

  done = write_sounds (models, worn, folder, demo, outputs, &report) &&
         write_plot (models, folder);
  if (done)
    print_table (models, outputs, &report);

  for (guint i = 0; i < N_ENCLOSURES; i++)
    g_clear_pointer (&outputs[i].emulation, earcup_emulation_unref);

  return done ? EARCUP_COMMAND_DONE : EARCUP_COMMAND_FAILED;
}

/* earcup demo: the demo mix through four enclosures, a plot and a table, in a folder. */
int
earcup_command_demo (int    argc,
                     char **argv)
{
  GOptionEntry entries[] = { G_OPTION_ENTRY_NULL };
  g_autofree char *demo = earcup_paths_dup_demo ();

  if (!earcup_command_parse (_("FOLDER"), entries, &argc, &argv))
    return EARCUP_COMMAND_WRONG;

  if (argc != 2)
    {
      earcup_command_say (_("“demo” takes the folder to write into"));
      return EARCUP_COMMAND_WRONG;
    }

  if (demo == NULL)
    {
      earcup_command_say (_("the demo mix is not installed"));
      return EARCUP_COMMAND_FAILED;
    }

  if (g_mkdir_with_parents (argv[1], 0777) != 0)
    {
      /* Translators: the first %s is a folder, the second the system's reason */
      earcup_command_say (_("“%s” cannot be made: %s"), argv[1], g_strerror (errno));
      return EARCUP_COMMAND_FAILED;
    }

  return run_demo (argv[1], demo);
}
