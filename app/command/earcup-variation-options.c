/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "command/earcup-variation-options.h"

#include <glib/gi18n-lib.h>

#include "command/earcup-command-tools.h"

#define DRIVER_KEY "driver"

static EarcupDesign *
find_driver (const char *word)
{
  g_autoptr(EarcupCatalogue) catalogue = earcup_command_catalogue ();
  g_autoptr(EarcupModel) model = NULL;
  EarcupDesign *design;

  if (catalogue != NULL)
    model = earcup_command_resolve (catalogue, word);
  if (model == NULL)
    return NULL;

  design = earcup_model_get_design (model);
  if (design == NULL)
    {
      /* Translators: %s is the name of a target curve */
      earcup_command_say (_("“%s” is a curve and has no driver"), earcup_model_get_name (model));
      return NULL;
    }

  return earcup_design_ref (design);
}

/* Takes in one KEY=VALUE. */
static gboolean
add (EarcupVariation **variation,
     const char       *text)
{
  g_auto(GStrv) parts = g_strsplit (text, "=", 2);
  g_autoptr(EarcupDesign) driver = NULL;
  g_autoptr(GError) error = NULL;
  EarcupVariation *changed;

  if (g_strv_length (parts) != 2)
    {
      earcup_command_say (_("“%s” is not KEY=VALUE"), text);
      return FALSE;
    }

  if (g_str_equal (parts[0], DRIVER_KEY))
    {
      driver = find_driver (parts[1]);
      if (driver == NULL)
        return FALSE;

      changed = earcup_variation_new_with_driver (*variation, driver);
    }
  else
    changed = earcup_variation_new_with_text (*variation, parts[0], parts[1], &error);

  if (changed == NULL)
    {
      /* Translators: %s is a reason */
      earcup_command_say (_("--what-if: %s"), error->message);
      return FALSE;
    }

  earcup_variation_unref (*variation);
  *variation = changed;

  return TRUE;
}

/**
 * earcup_variation_options_parse:
 * @texts: (array zero-terminated=1) (nullable): what was given with --what-if: in each, one or
 *   more KEY=VALUE with commas between. Where a key comes again, the last one counts.
 *
 * Reads what is to be changed, and says what is wrong with it.
 *
 * Returns: (transfer full) (nullable): the variation, empty where nothing was given
 */
EarcupVariation *
earcup_variation_options_parse (char **texts)
{
  g_autoptr(EarcupVariation) variation = earcup_variation_new ();

  for (guint i = 0; texts != NULL && texts[i] != NULL; i++)
    {
      g_auto(GStrv) pieces = g_strsplit (texts[i], ",", -1);

      if (pieces[0] == NULL && !add (&variation, texts[i]))
        return NULL;

      for (guint j = 0; pieces[j] != NULL; j++)
        if (!add (&variation, pieces[j]))
          return NULL;
    }

  return g_steal_pointer (&variation);
}

/**
 * earcup_variation_options_apply:
 * @variation: what is to be changed
 * @model: a model
 *
 * Makes the changed design of a model, and says so where it has none to change.
 *
 * Returns: (transfer full) (nullable): the design
 */
EarcupDesign *
earcup_variation_options_apply (const EarcupVariation *variation,
                                EarcupModel           *model)
{
  EarcupDesign *design = earcup_model_get_design (model);

  if (design != NULL)
    return earcup_variation_apply (variation, design);

  /* Translators: %s is the name of a target curve or a loudspeaker */
  earcup_command_say (_("“%s” has no housing that could be changed"),
                      earcup_model_get_name (model));
  return NULL;
}

/**
 * earcup_variation_options_change:
 * @variation: what is to be changed
 * @model: a model
 *
 * Makes the model that a model becomes, named after it.
 *
 * Returns: (transfer full) (nullable): the changed model, or @model itself where nothing is to be
 *   changed; %NULL after saying that it cannot be changed
 */
EarcupModel *
earcup_variation_options_change (const EarcupVariation *variation,
                                 EarcupModel           *model)
{
  g_autoptr(EarcupDesign) design = NULL;
  g_autofree char *name = NULL;

  if (earcup_variation_is_empty (variation))
    return g_object_ref (model);

  design = earcup_variation_options_apply (variation, model);
  if (design == NULL)
    return NULL;

  /* Translators: %s is the name of a model whose housing was changed */
  name = g_strdup_printf (_("%s, changed"), earcup_model_get_name (model));

  return earcup_model_new_user (name, design);
}

/* Says what was changed of something. */
void
earcup_variation_options_tell (char       **texts,
                               const char  *name)
{
  g_autofree char *changes = texts != NULL ? g_strjoinv (",", texts) : NULL;

  if (changes != NULL)
    /* Translators: a model, and what of it was changed */
    earcup_command_say (_("%s: seen with --what-if %s"), name, changes);
}
