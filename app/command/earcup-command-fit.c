/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "command/earcup-command-tools.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "acoustics/earcup-fit.h"
#include "catalogue/earcup-rig.h"
#include "command/earcup-fit-report.h"
#include "interchange/earcup-curve-file.h"
#include "interchange/earcup-design-file.h"

/* What coils and drivers there are; anything else is a slip of the keyboard. */
#define LEAST_OHM     1.0
#define MOST_OHM      2000.0
#define LEAST_DB_MW   50.0
#define MOST_DB_MW    140.0

/* The range of the fit; a curve may end a little inside it. */
#define LOWEST_HZ     20.0
#define HIGHEST_HZ    10000.0

/* What was asked for. */
typedef struct {
  char     *construction;
  double    impedance_ohm;
  double    sensitivity_db_mw;
  char     *rig;
  gboolean  json;
  char     *output;
} Options;

/* What the words of the call stand for. */
typedef struct {
  EarcupRig       rig;
  EarcupFitClass  first_class;
  EarcupFitClass  last_class;
} Wanted;

/* The best fit so far. */
typedef struct {
  EarcupFit      *fit;
  EarcupFitClass  fit_class;
} Found;

/* The archetypes that stand for the classes, in their order. */
static const char *const archetypes[EARCUP_FIT_N_CLASSES] = {
  "closed", "semi_open", "open", "planar_open",
};

G_GNUC_PRINTF (2, 3)
static void
note (GPtrArray  *notes,
      const char *format,
      ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_ptr_array_add (notes, g_strdup_vprintf (format, arguments));
  va_end (arguments);
}

static void
note_extent (GPtrArray                   *notes,
             const EarcupCurveFileExtent *extent)
{
  if (extent->was_unordered)
    note (notes, _("the rows were not in the order of their frequencies and were sorted"));
  if (extent->lowest_hz > LOWEST_HZ)
    note (notes, _("the curve begins at %g Hz, below its first level is held"), extent->lowest_hz);
  if (extent->highest_hz < HIGHEST_HZ)
    note (notes, _("the curve ends at %g Hz, above its last level is held"), extent->highest_hz);
}

static void
note_guesses (GPtrArray          *notes,
              const Options      *options,
              const EarcupDesign *archetype)
{
  if (options->rig == NULL)
    note (notes, _("no rig was given, so the curve is taken to be measured on a GRAS rig"));
  if (isnan (options->impedance_ohm))
    note (notes, _("no impedance was given, so that of the archetype is taken, %g Ω"),
          earcup_design_get (archetype, EARCUP_PARAMETER_RE));
  if (isnan (options->sensitivity_db_mw))
    note (notes, _("no sensitivity was given, so the level for a voltage is only likely"));
}

static void
note_outcome (GPtrArray       *notes,
              const EarcupFit *fit,
              const char      *construction)
{
  double worst_db = fmax (earcup_fit_get_low_rms_db (fit), earcup_fit_get_high_rms_db (fit));

  if (!earcup_fit_get_converged (fit))
    note (notes, _("the fit did not converge, this is the best that was found"));
  if (worst_db > EARCUP_FIT_BAR_DB)
    note (notes, _("the fit is poor, an error of %.2f dB is left"), worst_db);
  if (!earcup_fit_get_in_class (fit))
    /* Translators: %s is a construction such as “closed”. */
    note (notes, _("isolation or bleed are not those of the construction %s"), construction);
}

static double
total_error (const EarcupFit *fit)
{
  return hypot (earcup_fit_get_low_rms_db (fit), earcup_fit_get_high_rms_db (fit));
}

static gboolean
fit_classes (EarcupCatalogue *catalogue,
             const Options   *options,
             const Wanted    *wanted,
             EarcupResponse  *measured,
             Found           *found)
{
  for (EarcupFitClass i = wanted->first_class; i <= wanted->last_class; i++)
    {
      EarcupArchetype *archetype = earcup_catalogue_get_archetype (catalogue, archetypes[i]);
      EarcupFitOptions known = { .fit_class = i, .nominal_ohm = options->impedance_ohm,
                                 .sensitivity_db_mw = options->sensitivity_db_mw };
      g_autoptr(EarcupFit) fit = NULL;

      if (archetype == NULL)
        {
          earcup_command_say (_("there is no archetype “%s”"), archetypes[i]);
          return FALSE;
        }

      known.archetype = earcup_archetype_get_design (archetype);
      fit = earcup_fit_new (measured, &known, NULL);
      if (found->fit == NULL || total_error (fit) < total_error (found->fit))
        {
          g_clear_pointer (&found->fit, earcup_fit_unref);
          found->fit = g_steal_pointer (&fit);
          found->fit_class = i;
        }
    }

  return TRUE;
}

static gboolean
write_design (GFile        *file,
              const char   *text,
              GError      **error)
{
  g_autofree char *path = g_file_get_path (file);
  g_autofree char *name = g_file_get_parse_name (file);
  gboolean done;

  if (path != NULL)
    done = g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0666, error);
  else
    done = g_file_replace_contents (file, text, strlen (text), NULL, FALSE,
                                    G_FILE_CREATE_REPLACE_DESTINATION, NULL, NULL, error);

  if (!done)
    /* Translators: %s is the name of a file. */
    g_prefix_error (error, _("“%s” cannot be written: "), name);
  return done;
}

static EarcupResponse *
load_measured (EarcupCatalogue *catalogue,
               EarcupRig        rig,
               GFile           *file,
               GPtrArray       *notes)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(EarcupResponse) raw = NULL;
  EarcupCurveFileExtent extent;
  EarcupResponse *measured = NULL;

  raw = earcup_curve_file_load_measured (file, &extent, &error);
  if (raw != NULL)
    measured = earcup_rig_convert (rig, catalogue, raw, &error);
  if (measured == NULL)
    earcup_command_say ("%s", error->message);
  else
    note_extent (notes, &extent);

  return measured;
}

static void
tell (const Options   *options,
      const Wanted    *wanted,
      EarcupCatalogue *catalogue,
      const char      *name,
      const Found     *found,
      GPtrArray       *notes)
{
  const char *construction = earcup_fit_class_get_name (found->fit_class);
  EarcupArchetype *archetype = earcup_catalogue_get_archetype (catalogue,
                                                               archetypes[found->fit_class]);
  EarcupFitReport report = { .file = name, .rig = earcup_rig_get_name (wanted->rig),
                             .fit_class = found->fit_class, .fit = found->fit };

  note_guesses (notes, options, earcup_archetype_get_design (archetype));
  if (options->construction == NULL)
    note (notes, _("no construction was given, and of all that were tried %s fits best"),
          construction);
  note_outcome (notes, found->fit, construction);
  g_ptr_array_add (notes, NULL);
  report.notes = (const char *const *) notes->pdata;

  if (options->json)
    {
      earcup_fit_report_print_json (&report);
      return;
    }

  earcup_fit_report_print_text (&report);
  for (guint i = 0; report.notes[i] != NULL; i++)
    earcup_command_say ("%s", report.notes[i]);
}

static int
fit (const Options *options,
     const Wanted  *wanted,
     const char    *path)
{
  g_autoptr(EarcupCatalogue) catalogue = earcup_command_catalogue ();
  g_autoptr(GFile) input = g_file_new_for_commandline_arg (path);
  g_autoptr(GFile) output = g_file_new_for_commandline_arg (options->output);
  g_autoptr(GPtrArray) notes = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(EarcupResponse) measured = NULL;
  g_autoptr(EarcupFit) best = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *text = NULL;
  Found found = { NULL };

  if (catalogue == NULL)
    return EARCUP_COMMAND_FAILED;

  if (g_file_equal (input, output))
    {
      earcup_command_say (_("“%s” would overwrite what it is made from"), name);
      return EARCUP_COMMAND_WRONG;
    }

  measured = load_measured (catalogue, wanted->rig, input, notes);
  if (measured == NULL || !fit_classes (catalogue, options, wanted, measured, &found))
    return EARCUP_COMMAND_FAILED;

  best = found.fit;
  text = earcup_design_file_format (earcup_fit_get_design (best));
  if (!write_design (output, text, &error))
    {
      earcup_command_say ("%s", error->message);
      return EARCUP_COMMAND_FAILED;
    }

  tell (options, wanted, catalogue, name, &found, notes);
  return EARCUP_COMMAND_DONE;
}

static gboolean
check_number (double      value,
              double      lowest,
              double      highest,
              const char *option,
              const char *unit)
{
  if (isnan (value) || (value >= lowest && value <= highest))
    return TRUE;

  /* Translators: an option, a number and its unit, then the ends of a range in that unit. */
  earcup_command_say (_("“%s” is %g %s, it must be from %g to %g"), option, value, unit, lowest,
                      highest);
  return FALSE;
}

static gboolean
read_words (const Options *options,
            Wanted        *wanted)
{
  *wanted = (Wanted) { EARCUP_RIG_GRAS, 0, EARCUP_FIT_N_CLASSES - 1 };

  if (options->rig != NULL && !earcup_rig_from_name (options->rig, &wanted->rig))
    earcup_command_say (_("“%s” is not a rig; it is gras, innerfidelity, rtings or headphonecom"),
                        options->rig);
  else if (options->construction == NULL)
    return TRUE;
  else if (!earcup_fit_class_from_name (options->construction, &wanted->first_class))
    earcup_command_say (_("“%s” is not a construction; it is closed, semi-open, open or planar"),
                        options->construction);
  else
    {
      wanted->last_class = wanted->first_class;
      return TRUE;
    }

  return FALSE;
}

static gboolean
check_call (const Options *options,
            int            n_words,
            Wanted        *wanted)
{
  if (n_words != 1)
    earcup_command_say (_("“fit” takes one file with a measured curve"));
  else if (options->output == NULL)
    earcup_command_say (_("“fit” needs -o and the file to write the parameters to"));
  else
    return check_number (options->impedance_ohm, LEAST_OHM, MOST_OHM, "--impedance", "Ω") &&
           check_number (options->sensitivity_db_mw, LEAST_DB_MW, MOST_DB_MW, "--sensitivity",
                         "dB") &&
           read_words (options, wanted);

  return FALSE;
}

/* earcup fit: the design that follows a measured curve. */
int
earcup_command_fit (int    argc,
                    char **argv)
{
  Options options = { .impedance_ohm = NAN, .sensitivity_db_mw = NAN };
  GOptionEntry entries[] = {
    { "construction", 0, 0, G_OPTION_ARG_STRING, &options.construction,
      N_("closed, semi-open, open or planar; without it the one that fits best"), N_("KIND") },
    { "impedance", 0, 0, G_OPTION_ARG_DOUBLE, &options.impedance_ohm,
      N_("The nominal impedance"), N_("OHM") },
    { "sensitivity", 0, 0, G_OPTION_ARG_DOUBLE, &options.sensitivity_db_mw,
      N_("The level in dB SPL for 1 mW at 1 kHz"), N_("DB") },
    { "rig", 0, 0, G_OPTION_ARG_STRING, &options.rig,
      N_("What was measured on: gras, innerfidelity, rtings or headphonecom"), N_("NAME") },
    { "json", 0, 0, G_OPTION_ARG_NONE, &options.json,
      N_("Report as JSON"), NULL },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output,
      N_("Write the parameters to FILE"), N_("FILE") },
    G_OPTION_ENTRY_NULL
  };
  int status = EARCUP_COMMAND_WRONG;
  Wanted wanted;

  if (earcup_command_parse (_("MEASURED.csv"), entries, &argc, &argv) &&
      check_call (&options, argc - 1, &wanted))
    status = fit (&options, &wanted, argv[1]);

  g_free (options.construction);
  g_free (options.rig);
  g_free (options.output);

  return status;
}
