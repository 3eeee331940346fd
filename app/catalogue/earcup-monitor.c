/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "catalogue/earcup-monitor.h"

#include "earcup-config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "acoustics/earcup-enum.h"

#define PER_OCTAVE     12.0      /* of the curve: the mean power of each twelfth of an octave */
#define M_PER_MM       0.001
#define WIDE_DROP_DB   6.0       /* at the ends of the wider range that some makers print */

struct _EarcupMonitor
{
  EarcupEntry       *entry;
  EarcupLoudspeaker *speaker;
  EarcupMonitorRoom  kind;        /* never the usual one: that stands for another */
  EarcupRoom        *room;        /* NULL for the open */
  EarcupLayout       layout;
  EarcupListener    *listener;

  GMutex             mutex;       /* guards what follows */
  EarcupBinaural    *binaural;    /* of the rate that was asked for last */
  EarcupResponse    *response;    /* atomic: to be had while impulse responses are computed */
};

G_DEFINE_BOXED_TYPE (EarcupMonitor, earcup_monitor, earcup_monitor_ref, earcup_monitor_unref)

G_DEFINE_ENUM_TYPE (EarcupMonitorRoom, earcup_monitor_room,
  G_DEFINE_ENUM_VALUE (EARCUP_MONITOR_ROOM_USUAL, "usual"),
  G_DEFINE_ENUM_VALUE (EARCUP_MONITOR_ROOM_UNTREATED, "untreated"),
  G_DEFINE_ENUM_VALUE (EARCUP_MONITOR_ROOM_TREATED, "treated"),
  G_DEFINE_ENUM_VALUE (EARCUP_MONITOR_ROOM_HALL, "hall"),
  G_DEFINE_ENUM_VALUE (EARCUP_MONITOR_ROOM_NONE, "none"))

/* Returns: (transfer none): the word for @room that machines read, such as "treated"; any thread */
const char *
earcup_monitor_room_get_nick (EarcupMonitorRoom room)
{
  return earcup_enum_get_nick (EARCUP_TYPE_MONITOR_ROOM, (int) room);
}

/* {{{ Figures */

/* Reads a figure; 0 where there is none. */
static double
find_number (EarcupEntry *entry,
             const char  *key)
{
  double value = 0.0;

  earcup_entry_get_number (entry, key, &value);
  return value;
}

/* Reads both ends of a range; FALSE where there is none. */
static gboolean
find_range (EarcupEntry *entry,
            const char  *key,
            double      *low,
            double      *high)
{
  const EarcupFigure *figure = earcup_entry_get_figure (entry, key);
  const double *numbers;
  guint n;

  if (figure == NULL || earcup_figure_get_form (figure) != EARCUP_FIGURE_FORM_RANGE)
    return FALSE;

  numbers = earcup_figure_get_numbers (figure, &n);
  *low = numbers[0];
  *high = numbers[n - 1];
  return TRUE;
}

static gboolean
has_text (EarcupEntry *entry,
          const char  *key,
          const char  *text)
{
  const EarcupFigure *figure = earcup_entry_get_figure (entry, key);

  return figure != NULL && earcup_figure_get_form (figure) == EARCUP_FIGURE_FORM_TEXT &&
         g_str_equal (earcup_figure_get_text (figure), text);
}

/* The range says most where it tells how much less there is at its ends. */
static void
read_range (EarcupEntry              *entry,
            EarcupLoudspeakerFigures *figures)
{
  if (find_range (entry, "freq_range_at_minus_6_db_hz", &figures->lowest_hz,
                  &figures->highest_hz))
    {
      figures->tolerance_db = WIDE_DROP_DB;
      return;
    }

  if (!find_range (entry, "freq_range_hz", &figures->lowest_hz, &figures->highest_hz))
    return;

  figures->tolerance_db = find_number (entry, "freq_range_tolerance_db");
  if (figures->tolerance_db == 0.0)
    figures->tolerance_db = fabs (find_number (entry, "freq_range_limit_db"));
}

static EarcupLoudspeaker *
new_speaker (EarcupEntry  *entry,
             GError      **error)
{
  EarcupLoudspeakerFigures figures = {
    .far_field = has_text (entry, "field", "far-field"),
    .cabinet = has_text (entry, "cabinet", "sealed") ? EARCUP_CABINET_SEALED
                                                     : EARCUP_CABINET_PORTED,
    .woofer_m = M_PER_MM * find_number (entry, "woofer_mm"),
    .midrange_m = M_PER_MM * find_number (entry, "mid_mm"),
    .tweeter_m = M_PER_MM * find_number (entry, "tweeter_mm"),
    .max_level_db = find_number (entry, "max_spl_db"),
  };

  read_range (entry, &figures);

  return earcup_loudspeaker_new (&figures, error);
}

/* }}} */
/* {{{ Setup */

static EarcupRoom *
new_room (EarcupMonitorRoom kind)
{
  switch (kind)
    {
    case EARCUP_MONITOR_ROOM_UNTREATED:
      return earcup_room_new_preset (EARCUP_ROOM_SMALL_UNTREATED);

    case EARCUP_MONITOR_ROOM_TREATED:
      return earcup_room_new_preset (EARCUP_ROOM_TREATED);

    case EARCUP_MONITOR_ROOM_HALL:
      return earcup_room_new_preset (EARCUP_ROOM_HALL);

    case EARCUP_MONITOR_ROOM_USUAL:
    case EARCUP_MONITOR_ROOM_NONE:
    default:
      return NULL;
    }
}

/* Near-field loudspeakers stand on the desk of a bedroom, larger ones in a control room: those for
 * the far field where they are meant to, those between in the middle of what the maker names. */
static void
choose_usual (EarcupMonitor *self)
{
  double low, high;

  if (has_text (self->entry, "field", "near-field"))
    {
      self->kind = EARCUP_MONITOR_ROOM_UNTREATED;
      self->layout = earcup_layout_get_preset (EARCUP_LAYOUT_NEAR_FIELD);
      return;
    }

  self->kind = EARCUP_MONITOR_ROOM_TREATED;
  self->layout = earcup_layout_get_preset (EARCUP_LAYOUT_FAR_FIELD);
  if (has_text (self->entry, "field", "mid-field") &&
      find_range (self->entry, "listening_distance_m", &low, &high))
    self->layout.distance_m = 0.5 * (low + high);
}

static gboolean
set_up (EarcupMonitor             *self,
        const EarcupMonitorSetup  *setup,
        GError                   **error)
{
  EarcupPlaces places;

  choose_usual (self);
  if (setup->room != EARCUP_MONITOR_ROOM_USUAL)
    self->kind = setup->room;
  if (setup->distance_m != 0.0)
    self->layout.distance_m = setup->distance_m;

  self->room = new_room (self->kind);
  self->listener = earcup_listener_ref (setup->listener);

  return earcup_layout_place (&self->layout, self->room, &places, error);
}

/* }}} */

/**
 * earcup_monitor_new:
 * @entry: a loudspeaker
 * @setup: where it is listened to; the listener must be there
 * @error: return location for an error of %EARCUP_LOUDSPEAKER_ERROR or %EARCUP_LAYOUT_ERROR
 *
 * Makes a pair of loudspeakers from what their maker prints. As usual they are 1.2 m away in a
 * small untreated room when they are for the near field, otherwise some 3 m away in a treated one.
 *
 * Fails where the figures are none of a loudspeaker, or where the pair does not fit in the room.
 *
 * Returns: (transfer full): the pair, or %NULL with @error set; any thread, fast
 */
EarcupMonitor *
earcup_monitor_new (EarcupEntry               *entry,
                    const EarcupMonitorSetup  *setup,
                    GError                   **error)
{
  g_autoptr(EarcupMonitor) self = NULL;

  g_return_val_if_fail (earcup_entry_get_kind (entry) == EARCUP_ENTRY_KIND_MONITOR, NULL);
  g_return_val_if_fail (setup->listener != NULL, NULL);

  self = g_atomic_rc_box_new0 (EarcupMonitor);
  g_mutex_init (&self->mutex);
  self->entry = g_object_ref (entry);
  self->speaker = new_speaker (entry, error);
  if (self->speaker == NULL || !set_up (self, setup, error))
    return NULL;

  return g_steal_pointer (&self);
}

/* Returns: (transfer full): @self with one more reference; any thread */
EarcupMonitor *
earcup_monitor_ref (EarcupMonitor *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  EarcupMonitor *self = data;

  g_mutex_clear (&self->mutex);
  g_clear_object (&self->entry);
  g_clear_pointer (&self->speaker, earcup_loudspeaker_unref);
  g_clear_pointer (&self->room, earcup_room_unref);
  g_clear_pointer (&self->listener, earcup_listener_unref);
  g_clear_pointer (&self->binaural, earcup_binaural_unref);
  g_clear_pointer (&self->response, earcup_response_unref);
}

/* Gives up a reference; any thread but a streaming one. */
void
earcup_monitor_unref (EarcupMonitor *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/* Returns: what room it stands in, never the usual one: that stands for another; any thread */
EarcupMonitorRoom
earcup_monitor_get_room (const EarcupMonitor *self)
{
  return self->kind;
}

/* Returns: how far each loudspeaker is from the middle of the head, in m; any thread */
double
earcup_monitor_get_distance (const EarcupMonitor *self)
{
  return self->layout.distance_m;
}

/* Returns: (transfer none): who listens; any thread */
EarcupListener *
earcup_monitor_get_listener (const EarcupMonitor *self)
{
  return self->listener;
}

/* Returns: (transfer none): one of the two loudspeakers; any thread */
const EarcupLoudspeaker *
earcup_monitor_get_speaker (const EarcupMonitor *self)
{
  return self->speaker;
}

/* Returns: (transfer none): what a room is called within a sentence */
static const char *
name_room (EarcupMonitorRoom kind)
{
  switch (kind)
    {
    case EARCUP_MONITOR_ROOM_UNTREATED:
      return _("small and untreated");

    case EARCUP_MONITOR_ROOM_HALL:
      return _("a hall");

    case EARCUP_MONITOR_ROOM_USUAL:
    case EARCUP_MONITOR_ROOM_TREATED:
    case EARCUP_MONITOR_ROOM_NONE:
    default:
      return _("treated");
    }
}

static char *
describe_room (const EarcupMonitor *self)
{
  const double *size_m;

  if (self->room == NULL)
    /* Translators: a distance in metres */
    return g_strdup_printf (_("Simulated from the maker’s figures, %.2f m away in the open, where "
                              "nothing is reflected."), self->layout.distance_m);

  size_m = earcup_room_get_figures (self->room)->size_m;

  /* Translators: a distance; what the room is, as in “small and untreated”; its length, width and
   * height, all in metres */
  return g_strdup_printf (_("Simulated from the maker’s figures, %.2f m away in an assumed room "
                            "(%s, %.1f × %.1f × %.1f m)."), self->layout.distance_m,
                          name_room (self->kind), size_m[0], size_m[1], size_m[2]);
}

/* Returns: (transfer full): where the curve comes from, in a sentence or two: the second says what
 * head it is, as soon as that was read; any thread */
char *
earcup_monitor_dup_text (const EarcupMonitor *self)
{
  const char *head = earcup_listener_get_text (self->listener);
  g_autofree char *room = describe_room (self);

  /* Translators: two sentences, of which the second comes without its full stop */
  return head != NULL ? g_strdup_printf (_("%s %s."), room, head) : g_steal_pointer (&room);
}

/* Adds a sentence where a figure is missing, or another where nobody vouches for it. */
static void
add_note (const EarcupMonitor *self,
          GStrvBuilder        *notes,
          const char          *key,
          gboolean             missing,
          const char          *if_missing,
          const char          *if_unverified)
{
  const EarcupFigure *figure = earcup_entry_get_figure (self->entry, key);

  if (missing)
    g_strv_builder_add (notes, if_missing);
  else if (figure != NULL &&
           earcup_figure_get_confidence (figure) == EARCUP_CONFIDENCE_UNVERIFIED)
    g_strv_builder_add (notes, if_unverified);
}

/* Returns: (transfer full): what should be known before the pair is trusted: sentences for people;
 * any thread */
char **
earcup_monitor_dup_notes (const EarcupMonitor *self)
{
  EarcupLoudspeakerAssumed assumed = earcup_loudspeaker_get_assumed (self->speaker);
  EarcupLoudspeakerFigures printed = { .tolerance_db = 0.0 };
  g_autoptr(GStrvBuilder) notes = g_strv_builder_new ();

  read_range (self->entry, &printed);
  add_note (self, notes, "freq_range_hz", assumed & EARCUP_LOUDSPEAKER_ASSUMED_LOWEST,
            _("Its frequency range is not known; a typical one is used."),
            _("Its frequency range is unverified."));
  if (printed.lowest_hz > 0.0 && printed.tolerance_db == 0.0)
    g_strv_builder_add (notes, _("How much less there is at the ends of its frequency range is not "
                                 "known; it is taken to be 6 dB."));
  add_note (self, notes, "woofer_mm", assumed & EARCUP_LOUDSPEAKER_ASSUMED_WOOFER,
            _("The size of its woofer is not known; a typical one is used."),
            _("The size of its woofer is unverified."));
  add_note (self, notes, "tweeter_mm", assumed & EARCUP_LOUDSPEAKER_ASSUMED_TWEETER,
            _("The size of its tweeter is not known; a typical one is used."),
            _("The size of its tweeter is unverified."));
  add_note (self, notes, "max_spl_db", assumed & EARCUP_LOUDSPEAKER_ASSUMED_LEVEL,
            _("Its highest level is not known; a typical one is used."),
            _("Its highest level is unverified."));
  add_note (self, notes, "cabinet", earcup_entry_get_figure (self->entry, "cabinet") == NULL,
            _("Whether its cabinet has a port is not known; it is taken to have one."),
            _("Whether its cabinet has a port is unverified."));

  return g_strv_builder_end (notes);
}

/* With the lock held. */
static EarcupBinaural *
find_binaural (EarcupMonitor *self,
               guint          rate_hz)
{
  if (self->binaural != NULL && earcup_binaural_get_rate (self->binaural) == rate_hz)
    return self->binaural;

  g_clear_pointer (&self->binaural, earcup_binaural_unref);
  self->binaural = earcup_binaural_new (self->speaker, self->room,
                                        earcup_listener_get_head (self->listener), &self->layout,
                                        rate_hz, NULL);
  g_assert (self->binaural != NULL);

  return self->binaural;
}

/**
 * earcup_monitor_dup_binaural:
 * @self: a pair of loudspeakers
 * @rate_hz: sample rate in Hz, 8000 or more
 *
 * Gets what the pair brings to both ears. The last rate that was asked for is kept.
 *
 * Returns: (transfer full): the impulse responses; not in the main thread, it takes some ten
 *   milliseconds
 */
EarcupBinaural *
earcup_monitor_dup_binaural (EarcupMonitor *self,
                             guint          rate_hz)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  return earcup_binaural_ref (find_binaural (self, rate_hz));
}

/**
 * earcup_monitor_get_response:
 * @self: a pair of loudspeakers
 *
 * Gets the curve by which the pair is compared with headphones: the power that both loudspeakers
 * bring to the drum when each plays by itself, in the mean of both ears, and of each twelfth of an
 * octave. That is what comes of music whose channels differ; how the two add up for a sound in the
 * middle depends on the place to the centimetre and is left to the ear.
 *
 * Returns: (transfer none): the level in dB, with a mean near 0 from 500 Hz to 2 kHz; not in the
 *   main thread the first time
 */
EarcupResponse *
earcup_monitor_get_response (EarcupMonitor *self)
{
  g_autoptr(GMutexLocker) locker = NULL;

  if (g_atomic_pointer_get (&self->response) != NULL)
    return self->response;

  locker = g_mutex_locker_new (&self->mutex);
  if (self->response == NULL)
    g_atomic_pointer_set (&self->response,
                          earcup_binaural_new_centre_response (
                            find_binaural (self, EARCUP_MONITOR_RATE_HZ), PER_OCTAVE));

  return self->response;
}
