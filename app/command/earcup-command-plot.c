/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "command/earcup-command-tools.h"

#include <glib/gi18n-lib.h>

#include "command/earcup-response-scene.h"
#include "plotting/earcup-plot-export.h"

static gboolean
check_call (int         n_words,
            const char *output)
{
  if (n_words < 1 || n_words > EARCUP_RESPONSE_SCENE_MODELS)
    earcup_command_say (_("“plot” takes one to %d models"), EARCUP_RESPONSE_SCENE_MODELS);
  else if (output == NULL)
    earcup_command_say (_("“plot” needs -o FILE, which ends in .svg, .png or .pdf"));
  else if (g_file_test (output, G_FILE_TEST_IS_DIR))
    earcup_command_say (_("“%s” is a folder, not a file"), output);
  else
    return TRUE;

  return FALSE;
}

static int
plot (char       **words,
      int          n_words,
      const char  *output,
      int          width,
      int          height)
{
  g_autoptr(EarcupCatalogue) catalogue = earcup_command_catalogue ();
  g_autoptr(GPtrArray) models = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GFile) file = g_file_new_for_commandline_arg (output);
  g_autoptr(EarcupPlotScene) scene = NULL;
  g_autoptr(GError) error = NULL;
  EarcupResponseView view = { .heard = -1, .difference = n_words == 2 };

  if (catalogue == NULL)
    return EARCUP_COMMAND_FAILED;

  for (int i = 0; i < n_words; i++)
    {
      EarcupModel *model = earcup_command_resolve (catalogue, words[i]);

      if (model == NULL)
        return EARCUP_COMMAND_WRONG;

      g_ptr_array_add (models, model);
      view.models[i] = model;
    }

  scene = earcup_response_scene_new (&view);
  if (!earcup_plot_export (scene, file, width, height, &error))
    {
      earcup_command_say ("%s", error->message);
      return error->code == EARCUP_PLOT_EXPORT_ERROR_NOT_WRITTEN ? EARCUP_COMMAND_FAILED
                                                                 : EARCUP_COMMAND_WRONG;
    }

  for (guint i = 0; i < models->len; i++)
    earcup_command_tell_origin (models->pdata[i]);
  g_print ("%s\n", output);

  return EARCUP_COMMAND_DONE;
}

/* earcup plot: the responses of models, in a file. */
int
earcup_command_plot (int    argc,
                     char **argv)
{
  g_autofree char *output = NULL;
  int width = 1000, height = 560;
  GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output,
      N_("Where to write: .svg, .png or .pdf"), N_("FILE") },
    { "width", 0, 0, G_OPTION_ARG_INT, &width, N_("Width in pixels (1000)"), N_("PIXELS") },
    { "height", 0, 0, G_OPTION_ARG_INT, &height, N_("Height in pixels (560)"), N_("PIXELS") },
    G_OPTION_ENTRY_NULL
  };

  if (!earcup_command_parse (_("MODEL…"), entries, &argc, &argv) ||
      !check_call (argc - 1, output))
    return EARCUP_COMMAND_WRONG;

  return plot (argv + 1, argc - 1, output, width, height);
}
