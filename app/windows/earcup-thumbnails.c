/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "windows/earcup-thumbnails.h"

#include "plotting/earcup-plot-thumbnail.h"

#define MOST_KEPT 1500      /* pictures; beyond that all are forgotten and drawn anew */

struct _EarcupThumbnails
{
  GObject        parent_instance;

  EarcupGallery *gallery;
  GHashTable    *kept;        /* key to GdkTexture */
  GHashTable    *waiting;     /* keys that are being drawn */
  GThreadPool   *pool;        /* NULL once it is closed */
};

/* A picture on its way through the thread. */
typedef struct {
  EarcupThumbnails       *thumbnails;
  EarcupEntry            *entry;
  char                   *key;
  gboolean                has_portrait;
  EarcupPortrait          portrait;
  EarcupPlotThumbnailCup  cup;
  EarcupPlotColour        ink;
  int                     scale;
  GBytes                 *pixels;
} Job;

enum
{
  SIGNAL_READY,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (EarcupThumbnails, earcup_thumbnails, G_TYPE_OBJECT)

static void
job_free (gpointer data)
{
  Job *job = data;

  g_object_unref (job->thumbnails);
  g_object_unref (job->entry);
  g_clear_pointer (&job->pixels, g_bytes_unref);
  g_free (job->key);
  g_free (job);
}

static gboolean
drawn_cb (gpointer user_data)
{
  Job *job = user_data;
  EarcupThumbnails *self = job->thumbnails;
  int width = EARCUP_PLOT_THUMBNAIL_WIDTH * job->scale;

  if (self->pool == NULL)
    return G_SOURCE_REMOVE;

  if (g_hash_table_size (self->kept) >= MOST_KEPT)
    g_hash_table_remove_all (self->kept);
  g_hash_table_remove (self->waiting, job->key);
  g_hash_table_replace (self->kept, g_strdup (job->key),
                        gdk_memory_texture_new (width, EARCUP_PLOT_THUMBNAIL_HEIGHT * job->scale,
                                                GDK_MEMORY_DEFAULT, job->pixels,
                                                (gsize) width * 4));
  g_signal_emit (self, signals[SIGNAL_READY], 0, job->entry);

  return G_SOURCE_REMOVE;
}

static gboolean
drop_cb (gpointer user_data)
{
  return G_SOURCE_REMOVE;
}

/* What was not drawn may be let go of in any thread; the thumbnails may not. */
static void
job_drop (gpointer data)
{
  g_idle_add_full (G_PRIORITY_DEFAULT, drop_cb, data, job_free);
}

static void
draw_in_thread (gpointer data,
                gpointer user_data)
{
  Job *job = data;
  int width = EARCUP_PLOT_THUMBNAIL_WIDTH * job->scale;
  int height = EARCUP_PLOT_THUMBNAIL_HEIGHT * job->scale;
  gsize length = (gsize) width * 4 * (gsize) height;
  guchar *pixels = g_malloc0 (length);
  EarcupPlotThumbnail thumbnail = {
    .cup = job->cup,
    .levels_db = job->has_portrait ? job->portrait.levels_db : NULL,
    .n_levels = EARCUP_DEVIATION_POINTS,
    .ink = job->ink,
  };
  cairo_surface_t *surface = cairo_image_surface_create_for_data (pixels, CAIRO_FORMAT_ARGB32,
                                                                  width, height, width * 4);
  cairo_t *cr = cairo_create (surface);

  cairo_scale (cr, job->scale, job->scale);
  earcup_plot_thumbnail_draw (&thumbnail, cr);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  job->pixels = g_bytes_new_take (pixels, length);
  g_idle_add_full (G_PRIORITY_DEFAULT, drawn_cb, job, job_free);
}

static EarcupPlotThumbnailCup
get_cup (EarcupEntry *entry)
{
  if (earcup_entry_get_kind (entry) == EARCUP_ENTRY_KIND_MONITOR)
    return EARCUP_PLOT_THUMBNAIL_CUP_MONITOR;

  switch (earcup_entry_get_enclosure (entry))
    {
    case EARCUP_ENCLOSURE_CLOSED:
      return EARCUP_PLOT_THUMBNAIL_CUP_CLOSED;

    case EARCUP_ENCLOSURE_SEMI_OPEN:
      return EARCUP_PLOT_THUMBNAIL_CUP_SEMI_OPEN;

    case EARCUP_ENCLOSURE_OPEN:
      return EARCUP_PLOT_THUMBNAIL_CUP_OPEN;

    case EARCUP_ENCLOSURE_NONE:
    default:
      return EARCUP_PLOT_THUMBNAIL_CUP_UNKNOWN;
    }
}

static void
order (EarcupThumbnails     *self,
       EarcupEntry          *entry,
       const char           *key,
       const EarcupPortrait *portrait,
       const GdkRGBA        *ink,
       int                   scale)
{
  Job *job = g_new0 (Job, 1);

  job->thumbnails = g_object_ref (self);
  job->entry = g_object_ref (entry);
  job->key = g_strdup (key);
  job->has_portrait = portrait != NULL;
  if (portrait != NULL)
    job->portrait = *portrait;
  job->cup = get_cup (entry);
  job->ink = (EarcupPlotColour) { (double) ink->red, (double) ink->green, (double) ink->blue };
  job->scale = scale;
  g_hash_table_add (self->waiting, g_strdup (key));
  g_thread_pool_push (self->pool, job, NULL);
}

static void
earcup_thumbnails_finalize (GObject *object)
{
  EarcupThumbnails *self = EARCUP_THUMBNAILS (object);

  g_object_unref (self->gallery);
  g_hash_table_unref (self->kept);
  g_hash_table_unref (self->waiting);

  G_OBJECT_CLASS (earcup_thumbnails_parent_class)->finalize (object);
}

static void
earcup_thumbnails_class_init (EarcupThumbnailsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = earcup_thumbnails_finalize;

  /**
   * EarcupThumbnails::ready:
   * @entry: an entry
   *
   * A picture that was asked for is there.
   */
  signals[SIGNAL_READY] = g_signal_new ("ready", EARCUP_TYPE_THUMBNAILS, G_SIGNAL_RUN_LAST, 0, NULL,
                                        NULL, NULL, G_TYPE_NONE, 1, EARCUP_TYPE_ENTRY);
}

static void
earcup_thumbnails_init (EarcupThumbnails *self)
{
  self->kept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->waiting = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/* Makes the pictures of a gallery; none is drawn before it is asked for. (transfer full) */
EarcupThumbnails *
earcup_thumbnails_new (EarcupGallery *gallery)
{
  EarcupThumbnails *self = g_object_new (EARCUP_TYPE_THUMBNAILS, NULL);

  self->gallery = g_object_ref (gallery);
  self->pool = g_thread_pool_new_full (draw_in_thread, NULL, job_drop, 1, FALSE, NULL);
  return self;
}

/* Stops drawing, because nobody will look any more. */
void
earcup_thumbnails_close (EarcupThumbnails *self)
{
  GThreadPool *pool = g_steal_pointer (&self->pool);

  if (pool != NULL)
    g_thread_pool_free (pool, TRUE, FALSE);
}

/**
 * earcup_thumbnails_get:
 * @self: thumbnails
 * @entry: an entry
 * @ink: the colour of the lines
 * @scale: pixels for each unit, 1 or more
 *
 * Gets the picture of an entry, or has it drawn: #EarcupThumbnails::ready tells when it is there.
 *
 * Returns: (transfer none) (nullable): the picture, if it is there
 */
GdkTexture *
earcup_thumbnails_get (EarcupThumbnails *self,
                       EarcupEntry      *entry,
                       const GdkRGBA    *ink,
                       int               scale)
{
  EarcupPortrait portrait;
  gboolean has_portrait = earcup_gallery_get (self->gallery, entry, &portrait);
  g_autofree char *key = NULL;
  GdkTexture *texture;

  key = g_strdup_printf ("%d %02x%02x%02x %d %d %s", scale, (guint) (255.0f * ink->red),
                         (guint) (255.0f * ink->green), (guint) (255.0f * ink->blue), has_portrait,
                         has_portrait ? (int) (100.0 * portrait.brightness_db) : 0,
                         earcup_entry_get_id (entry));
  texture = g_hash_table_lookup (self->kept, key);
  if (texture == NULL && self->pool != NULL && !g_hash_table_contains (self->waiting, key))
    order (self, entry, key, has_portrait ? &portrait : NULL, ink, scale);

  return texture;
}
