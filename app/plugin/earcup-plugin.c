/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include <gst/gst.h>

#include "audio/earcup-filter.h"
#include "audio/earcup-wisdom.h"
#include "catalogue/earcup-rendition.h"
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

static EarcupKernel *
make_kernel (gpointer data,
             guint    rate_hz)
{
  return earcup_rendition_make_kernel (data, rate_hz);
}

static double
get_level (gconstpointer data,
           double        hz)
{
  return earcup_rendition_get_level (data, hz);
}

static EarcupRecipe *
new_recipe (EarcupModel    *model,
            EarcupResponse *worn)
{
  EarcupMonitor *monitor = earcup_model_get_monitor (model);
  g_autoptr(EarcupEmulation) emulation = NULL;

  if (monitor != NULL)
    return earcup_recipe_new_full (make_kernel, get_level, EARCUP_BINAURAL_LEAD_S,
                                   earcup_rendition_new (monitor, worn),
                                   (GDestroyNotify) earcup_rendition_unref);

  emulation = earcup_emulation_new (earcup_model_get_response (model), worn);

  return earcup_recipe_new_emulation (emulation);
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

  return new_recipe (model, earcup_model_get_response (worn));
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
