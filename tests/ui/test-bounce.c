/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-test-window.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#include "acoustics/earcup-fft.h"
#include "audio/earcup-test-sound.h"
#include "windows/earcup-bounce-window.h"

#define LENGTH 4096      /* of the spectra that are compared */

typedef struct {
  EarcupTestWindow *test;
  char             *folder;
  GtkWidget        *window;
} Fixture;

/* Makes an empty folder and has it chosen. Its name would be no markup. */
static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  static guint number = 0;
  g_autofree char *name = g_strdup_printf ("R&B <%u>", number++);

  self->test = earcup_test_window_new ();
  self->folder = earcup_test_path (name);
  g_assert_cmpint (g_mkdir (self->folder, 0700), ==, 0);
  g_settings_set_string (self->test->settings, "bounce-folder", self->folder);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  if (self->window != NULL)
    gtk_window_destroy (GTK_WINDOW (self->window));
  g_clear_pointer (&self->test, earcup_test_window_free);
  g_free (self->folder);
}

static GtkWidget *
find_window (void)
{
  g_autoptr(GList) windows = gtk_window_list_toplevels ();

  for (GList *item = windows; item != NULL; item = item->next)
    if (EARCUP_IS_BOUNCE_WINDOW (item->data))
      return item->data;

  return NULL;
}

static void
open_window (Fixture *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self->test->window), "win.bounce", NULL);
  assert_soon ((self->window = find_window ()) != NULL && gtk_widget_get_mapped (self->window));
}

static gpointer
part (Fixture    *self,
      const char *name)
{
  return earcup_test_part (self->window, name);
}

static gboolean
shows (Fixture    *self,
       const char *page)
{
  return gtk_stack_get_visible_child (GTK_STACK (part (self, "stack"))) == part (self, page);
}

static int
compare_names (gconstpointer first,
               gconstpointer second)
{
  return strcmp (*(char *const *) first, *(char *const *) second);
}

/* The paths of what is in the folder, sorted. */
static GPtrArray *
list_files (Fixture *self)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GDir) dir = g_dir_open (self->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_build_filename (self->folder, name, NULL));
  g_ptr_array_sort (names, compare_names);

  return names;
}

static void
start (Fixture *self)
{
  gtk_widget_activate_action (self->window, "bounce.start", NULL);
}

static void
render (Fixture *self)
{
  start (self);
  assert_soon (shows (self, "outcome"));
}

/* The power of a file around a frequency bin, over all of it. */
static double
measure_band (const char *path,
              guint       first,
              guint       last)
{
  SF_INFO info = { 0 };
  SNDFILE *file = sf_open (path, SFM_READ, &info);
  g_autofree float *frames = NULL;
  float *values = earcup_fft_alloc (LENGTH), *spectrum = earcup_fft_alloc (LENGTH + 2);
  double power = 0.0;

  g_assert_nonnull (file);
  frames = g_new (float, (gsize) info.frames * 2);
  g_assert_cmpint (sf_readf_float (file, frames, info.frames), ==, info.frames);
  sf_close (file);

  for (sf_count_t at = 0; at + LENGTH <= info.frames; at += LENGTH / 2)
    {
      for (gsize i = 0; i < LENGTH; i++)
        values[i] = frames[2 * ((gsize) at + i)] *
                    (float) (0.5 - 0.5 * cos (2.0 * G_PI * (double) i / LENGTH));
      earcup_fft_forward (earcup_fft_get (LENGTH), values, spectrum);
      for (guint bin = first; bin <= last; bin++)
        power += pow (spectrum[2 * bin], 2.0) + pow (spectrum[2 * bin + 1], 2.0);
    }

  earcup_fft_free (values);
  earcup_fft_free (spectrum);

  return power;
}

/* What differs between two files is what the filters differ by. */
static void
test_filter (Fixture       *self,
             gconstpointer  data)
{
  static const guint bins[] = { 8, 20, 85, 340 };     /* about 94 Hz to 4 kHz */
  g_autoptr(GPtrArray) files = NULL;
  double rate_hz = earcup_track_get_rate (earcup_audition_get_track (self->test->audition));
  gboolean differs = FALSE;

  g_settings_set_string (self->test->settings, "bounce-level", "raw");
  g_settings_set_string (self->test->settings, "bounce-format", "wav24");
  open_window (self);
  render (self);

  files = list_files (self);
  g_assert_cmpuint (files->len, ==, 2);
  g_assert_nonnull (strstr (files->pdata[0], "Sennheiser HD 650.wav"));
  g_assert_nonnull (strstr (files->pdata[1], "Sony MDR-7506.wav"));
  for (guint i = 0; i < G_N_ELEMENTS (bins); i++)
    {
      double hz = bins[i] * rate_hz / LENGTH, expected, found;

      expected = earcup_emulation_get_gain (earcup_audition_get_emulation (self->test->audition, 1),
                                            hz) -
                 earcup_emulation_get_gain (earcup_audition_get_emulation (self->test->audition, 2),
                                            hz);
      found = 10.0 * log10 (measure_band (files->pdata[0], bins[i] - 1, bins[i] + 1) /
                            measure_band (files->pdata[1], bins[i] - 1, bins[i] + 1));
      g_test_message ("%.0f Hz: %.2f dB, expected %.2f dB", hz, found, expected);
      g_assert_cmpfloat_with_epsilon (found, expected, 0.3);
      differs = differs || fabs (expected) > 1.0;
    }
  g_assert_true (differs);
}

/* Nothing that is there is touched. */
static void
test_numbers (Fixture       *self,
              gconstpointer  data)
{
  g_autoptr(GPtrArray) files = NULL;

  g_settings_set_value (self->test->settings, "bounce-slots",
                        g_variant_new_parsed ("[0]"));
  g_settings_set_string (self->test->settings, "bounce-format", "flac");
  for (guint i = 0; i < 3; i++)
    {
      open_window (self);
      render (self);
      gtk_window_destroy (GTK_WINDOW (self->window));
      assert_soon (find_window () == NULL);
    }
  self->window = NULL;

  files = list_files (self);
  g_assert_cmpuint (files->len, ==, 3);
  g_assert_true (g_str_has_suffix (files->pdata[0], "No emulation (2).flac"));
  g_assert_true (g_str_has_suffix (files->pdata[1], "No emulation (3).flac"));
  g_assert_true (g_str_has_suffix (files->pdata[2], "No emulation.flac"));
}

static void
test_impulses (Fixture       *self,
               gconstpointer  data)
{
  g_autoptr(GPtrArray) files = NULL;
  guint n_impulses = 0;

  g_settings_set_boolean (self->test->settings, "bounce-impulses", TRUE);
  g_settings_set_string (self->test->settings, "bounce-channels", "true-stereo");
  g_settings_set_string (self->test->settings, "bounce-rate", "88200");
  open_window (self);
  render (self);

  files = list_files (self);
  g_assert_cmpuint (files->len, ==, 4);
  for (guint i = 0; i < files->len; i++)
    {
      SF_INFO info = { 0 };
      SNDFILE *file = sf_open (files->pdata[i], SFM_READ, &info);

      g_assert_nonnull (file);
      if (strstr (files->pdata[i], "impulse response") != NULL)
        {
          g_assert_cmpint (info.samplerate, ==, 88200);
          g_assert_cmpint (info.channels, ==, 4);
          n_impulses++;
        }
      sf_close (file);
    }
  g_assert_cmpuint (n_impulses, ==, 2);
  g_assert_cmpstr (adw_status_page_get_title (part (self, "result")), ==, "4 files written");
}

/* The loop is as long as it is heard, and every file as loud as the others. */
static void
test_loop (Fixture       *self,
           gconstpointer  data)
{
  g_autoptr(GPtrArray) files = NULL;

  earcup_audition_set_clip (self->test->audition, TRUE, TRUE, 1.0, 2.5);
  g_settings_set_string (self->test->settings, "bounce-part", "loop");
  open_window (self);
  g_assert_true (gtk_widget_get_sensitive (part (self, "part")));
  render (self);

  files = list_files (self);
  g_assert_cmpuint (files->len, ==, 2);
  for (guint i = 0; i < files->len; i++)
    {
      SF_INFO info = { 0 };
      SNDFILE *file = sf_open (files->pdata[i], SFM_READ, &info);

      g_assert_nonnull (file);
      g_assert_cmpint (info.frames, ==, info.samplerate * 3 / 2);
      g_assert_nonnull (strstr (files->pdata[i], ", loop - "));
      sf_close (file);
    }
}

static void
test_cancel (Fixture       *self,
             gconstpointer  data)
{
  g_autoptr(GPtrArray) files = NULL;

  open_window (self);
  start (self);
  g_assert_true (shows (self, "work"));
  gtk_widget_activate_action (self->window, "bounce.cancel", NULL);
  assert_soon (!shows (self, "work"));
  g_assert_true (shows (self, "choices"));
  files = list_files (self);
  g_assert_cmpuint (files->len, ==, 0);
}

/* To close the window is to cancel as well. */
static void
test_close (Fixture       *self,
            gconstpointer  data)
{
  g_autoptr(GPtrArray) files = NULL;

  open_window (self);
  start (self);
  gtk_window_close (GTK_WINDOW (self->window));
  assert_soon (find_window () == NULL);
  self->window = NULL;
  files = list_files (self);
  g_assert_cmpuint (files->len, ==, 0);
}

static void
test_failure (Fixture       *self,
              gconstpointer  data)
{
  GFile *track = earcup_track_get_file (earcup_audition_get_track (self->test->audition));
  g_autofree float *frames = earcup_test_noise (48000, 0.3, 1);
  g_autoptr(GFile) mix = earcup_test_write_wave ("gone.wav", frames, 48000, 48000);
  g_autoptr(GPtrArray) files = NULL;

  earcup_audition_load (self->test->audition, mix, FALSE);
  assert_soon (earcup_track_get_file (earcup_audition_get_track (self->test->audition)) != track);
  open_window (self);
  g_assert_true (g_file_delete (mix, NULL, NULL));
  render (self);
  g_assert_cmpstr (adw_status_page_get_title (part (self, "result")), ==, "Nothing was written");
  g_assert_nonnull (strstr (adw_status_page_get_description (part (self, "result")), "gone.wav"));
  files = list_files (self);
  g_assert_cmpuint (files->len, ==, 0);

  gtk_widget_activate_action (self->window, "bounce.back", NULL);
  g_assert_true (shows (self, "choices"));
}

/* Without a folder or a sound there is nothing to start. */
static void
test_nothing (Fixture       *self,
              gconstpointer  data)
{
  g_settings_set_string (self->test->settings, "bounce-folder", "/nowhere/at/all");
  open_window (self);
  g_assert_false (gtk_widget_get_sensitive (part (self, "start")));
  gtk_window_destroy (GTK_WINDOW (self->window));

  g_settings_set_string (self->test->settings, "bounce-folder", self->folder);
  g_settings_set_value (self->test->settings, "bounce-slots", g_variant_new_parsed ("@ai []"));
  assert_soon (find_window () == NULL);
  open_window (self);
  g_assert_false (gtk_widget_get_sensitive (part (self, "start")));
}

/* A folder in the network that has no path would only fail later. */
static void
test_far_folder (Fixture       *self,
                 gconstpointer  data)
{
  g_autoptr(GFile) far = g_file_new_for_uri ("nowhere://disk/R&B");
  g_autofree char *kept = NULL;

  open_window (self);
  earcup_bounce_window_take_folder (EARCUP_BOUNCE_WINDOW (self->window), far);
  assert_soon (shows (self, "outcome"));
  g_assert_nonnull (strstr (adw_status_page_get_description (part (self, "result")),
                            "nowhere://disk/R&amp;B"));
  kept = g_settings_get_string (self->test->settings, "bounce-folder");
  g_assert_cmpstr (kept, ==, self->folder);

  gtk_widget_activate_action (self->window, "bounce.back", NULL);
  g_assert_true (shows (self, "choices"));
  g_assert_true (gtk_widget_get_sensitive (part (self, "start")));
}

/* {{{ Looks */

typedef struct {
  const char       *name;
  int               width;
  int               height;
  AdwColorScheme    scheme;
  GtkTextDirection  direction;
  double            text_scale;
} Look;

static const Look looks[] = {
  { "light", 560, 900, ADW_COLOR_SCHEME_FORCE_LIGHT, GTK_TEXT_DIR_LTR, 1.0 },
  { "dark", 560, 900, ADW_COLOR_SCHEME_FORCE_DARK, GTK_TEXT_DIR_LTR, 1.0 },
  { "800x600", 800, 600, ADW_COLOR_SCHEME_FORCE_LIGHT, GTK_TEXT_DIR_LTR, 1.0 },
  { "narrow", 360, 600, ADW_COLOR_SCHEME_FORCE_LIGHT, GTK_TEXT_DIR_LTR, 1.0 },
  { "right-to-left", 560, 680, ADW_COLOR_SCHEME_FORCE_LIGHT, GTK_TEXT_DIR_RTL, 1.0 },
  { "large-text", 560, 680, ADW_COLOR_SCHEME_FORCE_LIGHT, GTK_TEXT_DIR_LTR, 2.0 },
};

static void
put_on (const Look *look)
{
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), look->scheme);
  gtk_widget_set_default_direction (look->direction);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", (int) (96 * 1024 * look->text_scale),
                NULL);
}

/* There is none while the widget waits for its layout. */
static GskRenderNode *
paint (GtkWidget *widget)
{
  g_autoptr(GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  g_autoptr(GtkSnapshot) snapshot = gtk_snapshot_new ();

  gdk_paintable_snapshot (paintable, snapshot, gtk_widget_get_width (widget),
                          gtk_widget_get_height (widget));

  return gtk_snapshot_to_node (snapshot);
}

static void
keep (GtkWidget  *widget,
      const char *name,
      const char *page)
{
  g_autoptr(GskRenderer) renderer = gsk_cairo_renderer_new ();
  g_autofree char *file = g_strdup_printf ("earcup-bounce-%s-%s.png", page, name);
  g_autofree char *path = g_test_build_filename (G_TEST_BUILT, "ui", file, NULL);
  g_autoptr(GdkTexture) texture = NULL;
  GskRenderNode *node = NULL;
  float width, height;

  earcup_test_settle (300);
  assert_soon (node != NULL || (node = paint (widget)) != NULL);
  g_assert_true (gsk_renderer_realize (renderer, NULL, NULL));
  width = (float) gtk_widget_get_width (widget);
  height = (float) gtk_widget_get_height (widget);
  texture = gsk_renderer_render_texture (renderer, node, &GRAPHENE_RECT_INIT (0, 0, width, height));
  gsk_renderer_unrealize (renderer);
  gsk_render_node_unref (node);
  g_assert_true (gdk_texture_save_to_png (texture, path));
}

static void
test_look (Fixture       *self,
           gconstpointer  data)
{
  const Look *look = data;

  put_on (look);
  open_window (self);
  gtk_window_set_default_size (GTK_WINDOW (self->window), look->width, look->height);
  keep (self->window, look->name, "choices");
  g_assert_cmpint (gtk_widget_get_width (self->window), <=, look->width);
  g_assert_cmpint (gtk_widget_get_height (self->window), <=, look->height);
  g_assert_true (gtk_widget_get_mapped (part (self, "start")));

  start (self);
  keep (self->window, look->name, "work");
  assert_soon (shows (self, "outcome"));
  keep (self->window, look->name, "outcome");
  put_on (&looks[0]);
}

/* }}} */

static void
add (const char *path,
     void      (*func) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, func, tear_down);
}

int
main (int    argc,
      char **argv)
{
  earcup_test_init (&argc, &argv);

  add ("/ui/bounce/two-files-differ-by-their-filters", test_filter);
  add ("/ui/bounce/files-that-are-there-stay", test_numbers);
  add ("/ui/bounce/impulse-responses-are-as-asked-for", test_impulses);
  add ("/ui/bounce/a-loop-is-as-long-as-it-is-heard", test_loop);
  add ("/ui/bounce/to-cancel-leaves-nothing", test_cancel);
  add ("/ui/bounce/to-close-leaves-nothing", test_close);
  add ("/ui/bounce/a-failure-is-one-sentence-and-leaves-nothing", test_failure);
  add ("/ui/bounce/starts-only-what-can-be-done", test_nothing);
  add ("/ui/bounce/a-folder-elsewhere-stays-out", test_far_folder);
  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    {
      g_autofree char *path = g_strconcat ("/ui/bounce/fits-", looks[i].name, NULL);

      g_test_add (path, Fixture, &looks[i], set_up, test_look, tear_down);
    }

  return earcup_test_run ();
}
