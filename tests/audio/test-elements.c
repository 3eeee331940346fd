/* SPDX-License-Identifier: GPL-3.0-or-later */
#undef G_DISABLE_ASSERT

#include <gst/gst.h>
#include <string.h>

#include "audio/earcup-audio-error.h"
#include "audio/earcup-elements.h"
#include "audio/earcup-pipeline.h"

static void
test_complete (void)
{
  earcup_elements_init ();

  g_assert_null (earcup_elements_find_missing (NULL));
}

/* An element is taken away for a while, as if its plug-in were not installed. */
static void
test_missing (gconstpointer data)
{
  const char *element = data;
  const char *package = NULL;
  GstRegistry *registry;
  g_autoptr(GstPluginFeature) feature = NULL;
  g_autoptr(GError) error = NULL;

  earcup_elements_init ();
  registry = gst_registry_get ();
  feature = gst_registry_lookup_feature (registry, element);
  g_assert_nonnull (feature);
  gst_registry_remove_feature (registry, feature);

  g_assert_cmpstr (earcup_elements_find_missing (&package), ==, element);
  g_assert_true (g_str_has_prefix (package, "gst"));
  g_assert_null (earcup_pipeline_new ("file:///dev/null", 48000, "fakesink", &error));
  g_assert_error (error, EARCUP_AUDIO_ERROR, EARCUP_AUDIO_ERROR_UNSUPPORTED);
  g_assert_nonnull (strstr (error->message, element));
  g_assert_nonnull (strstr (error->message, package));

  gst_registry_add_feature (registry, gst_object_ref (feature));
  g_assert_null (earcup_elements_find_missing (NULL));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/audio/elements/are-all-there", test_complete);
  g_test_add_data_func ("/audio/elements/say-that-decoding-is-missing", "uridecodebin",
                        test_missing);
  g_test_add_data_func ("/audio/elements/say-that-resampling-is-missing", "audioresample",
                        test_missing);

  return g_test_run ();
}
