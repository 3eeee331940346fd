/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include <gst/gst.h>

#include "audio/earcup-filter.h"
#include "audio/earcup-wisdom.h"
#include "catalogue/earcup-model-recipe.h"
#include "catalogue/earcup-resolve.h"

/* The element on its own, for any program that knows GStreamer:
 *
 *   gst-launch-1.0 audiotestsrc ! earcup model=sennheiser-hd-650 ! autoaudiosink
 *
 * The program Earcup itself does not need this plug-in. */

#define NEUTRAL "neutral"

static GMutex mutex;
static EarcupCatalogue *bundled;      /* the lock's; lives as long as the program */

static EarcupModel *
resolve_word (const char  *word,
              GError     **error)
{
  if (bundled == NULL)
    bundled = earcup_catalogue_new_bundled (error);

  return bundled != NULL ? earcup_catalogue_resolve (bundled, word, error) : NULL;
}

static EarcupRecipe *
resolve (const char  *model_word,
         const char  *worn_word,
         GError     **error)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&mutex);
  g_autoptr(EarcupModel) model = resolve_word (model_word, error);
  g_autoptr(EarcupModel) worn = NULL;

  if (model == NULL)
    return NULL;

  worn = resolve_word (*worn_word != '\0' ? worn_word : NEUTRAL, error);
  if (worn == NULL)
    return NULL;

  return earcup_model_new_recipe (model, worn);
}

static gboolean
plugin_init (GstPlugin *plugin)
{
  earcup_wisdom_load ();
  earcup_filter_set_resolver (resolve);

  return gst_element_register (plugin, "earcup", GST_RANK_NONE, EARCUP_TYPE_FILTER);
}

#define PACKAGE "earcup"

GST_PLUGIN_DEFINE (GST_VERSION_MAJOR,
                   GST_VERSION_MINOR,
                   earcup,
                   "Plays sound as another headphone would",
                   plugin_init,
                   EARCUP_VERSION,
                   "GPL",
                   "Earcup",
                   "https://github.com/earcup/Earcup")
