/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "windows/earcup-round-session.h"

#include <math.h>

#define SOON_S    0.1      /* a step that comes so soon is timed to the millisecond */
#define JUMP_S    0.5      /* the place does not move further between two looks at it */
#define BUFFER_S  0.02     /* what is told to the player is heard so much later */

/**
 * EarcupRoundSession:
 *
 * Goes from station to station at places of the track, not by a clock: the next place is looked up
 * in the grid that is laid over what is played, and the player is told to go on just so early that
 * it is heard there. When the track is paused the round waits; when another place is sought, the
 * station stays until the place behind that one. Main thread only.
 */
struct _EarcupRoundSession
{
  GObject         parent;

  EarcupAudition *audition;
  GSettings      *settings;

  gboolean        starting;     /* the stations are on their way to the slots */
  gboolean        running;
  gboolean        stepping;     /* it is the session that chooses a slot */
  guint           step;
  guint           pass;         /* how often a short loop was played at this station */
  guint32         seed;
  EarcupRoundGrid grid;         /* as it was at the last look */
  double          before_s;     /* where the track was at the last look */
  double          next_s;       /* where the next station comes */
  gboolean        turned;       /* the step at the end of what is played is done already */
  guint           timer_id;
};

enum
{
  PROP_0,
  PROP_RUNNING,
  N_PROPS
};

enum
{
  SIGNAL_STEPPED,
  SIGNAL_MOVED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (EarcupRoundSession, earcup_round_session, G_TYPE_OBJECT)

static EarcupPlayer *
player (EarcupRoundSession *self)
{
  return earcup_audition_get_player (self->audition);
}

static EarcupRoundOrder
get_order (EarcupRoundSession *self)
{
  return (EarcupRoundOrder) g_settings_get_enum (self->settings, "round-order");
}

static guint
station_at (EarcupRoundSession *self,
            guint               step)
{
  guint n = earcup_audition_get_round (self->audition);

  return n > 0 ? earcup_round_get_station (get_order (self), n, step, self->seed) : 0;
}

/* Returns: whether what is played is played again and again */
static gboolean
get_grid (EarcupRoundSession *self,
          EarcupRoundGrid    *grid)
{
  grid->step_s = earcup_round_session_get_step (self);

  return earcup_player_get_loop (player (self), &grid->start_s, &grid->end_s);
}

/* How much earlier than it is to be heard the player has to be told of a station. */
static double
get_advance (EarcupRoundSession *self)
{
  int buffer_ms = g_settings_get_int (self->settings, "buffer-ms");

  return buffer_ms > 0 ? buffer_ms / 1000.0 : BUFFER_S;
}

/* {{{ Steps */

static void
hear_station (EarcupRoundSession *self)
{
  self->stepping = TRUE;
  earcup_player_select (player (self), station_at (self, self->step) + 1);
  self->stepping = FALSE;
  g_signal_emit (self, signals[SIGNAL_STEPPED], 0);
}

/* Finds the next place anew, from where the track is. */
static void
aim (EarcupRoundSession *self,
     double              now_s)
{
  g_clear_handle_id (&self->timer_id, g_source_remove);
  get_grid (self, &self->grid);
  self->next_s = earcup_round_grid_find_next (&self->grid, now_s);
  self->before_s = now_s;
  self->turned = FALSE;
}

/* Takes the step at the next place. Where what is played ends, it is only one if it begins again,
 * and only once it was played often enough. */
static void
take_step (EarcupRoundSession *self)
{
  EarcupRoundGrid grid;
  gboolean loops = get_grid (self, &grid);
  gboolean at_end = self->next_s >= grid.end_s;

  if (at_end && !loops)
    {
      self->turned = TRUE;
      return;
    }

  self->turned = at_end;
  self->next_s = earcup_round_grid_find_next (&grid, at_end ? grid.start_s : self->next_s);
  if (++self->pass < earcup_round_grid_get_passes (&grid))
    return;

  self->pass = 0;
  self->step++;
  hear_station (self);
}

static gboolean
timer_cb (gpointer user_data)
{
  EarcupRoundSession *self = user_data;

  self->timer_id = 0;
  take_step (self);

  return G_SOURCE_REMOVE;
}

/* The track has jumped: to the beginning of a loop, or somewhere because that was asked for. */
static void
take_jump (EarcupRoundSession *self,
           double              now_s)
{
  EarcupRoundGrid grid;
  gboolean loops = get_grid (self, &grid);

  if (loops && self->before_s > grid.end_s - JUMP_S && now_s < grid.start_s + JUMP_S)
    {
      g_clear_handle_id (&self->timer_id, g_source_remove);
      if (!self->turned)
        take_step (self);
      self->turned = FALSE;
    }
  else
    aim (self, now_s);
}

static gboolean
is_another_grid (EarcupRoundSession *self)
{
  EarcupRoundGrid grid;

  get_grid (self, &grid);

  return grid.start_s != self->grid.start_s || grid.end_s != self->grid.end_s;
}

static void
position_cb (EarcupRoundSession *self)
{
  double now_s = earcup_player_get_position (player (self));
  double left_s;

  if (!self->running)
    return;

  if (is_another_grid (self))
    aim (self, now_s);
  else if (now_s < self->before_s || now_s > self->before_s + JUMP_S)
    take_jump (self, now_s);
  self->before_s = now_s;
  g_signal_emit (self, signals[SIGNAL_MOVED], 0);

  left_s = self->next_s - now_s - get_advance (self);
  if (self->turned || self->timer_id != 0 || left_s > SOON_S ||
      earcup_player_get_state (player (self)) != EARCUP_PLAYER_STATE_PLAYING)
    return;

  self->timer_id = g_timeout_add_full (G_PRIORITY_HIGH, (guint) lround (fmax (left_s, 0.0) * 1e3),
                                       timer_cb, self, NULL);
}

/* A pause that comes just before a step holds it up. */
static void
state_cb (EarcupRoundSession *self)
{
  if (earcup_player_get_state (player (self)) != EARCUP_PLAYER_STATE_PLAYING)
    g_clear_handle_id (&self->timer_id, g_source_remove);
  if (self->running)
    g_signal_emit (self, signals[SIGNAL_MOVED], 0);
}

/* Whoever listens to something else has had enough of the round. */
static void
selected_cb (EarcupRoundSession *self)
{
  if (self->running && !self->stepping)
    earcup_round_session_end (self);
}

/* Another pace holds from the present place on. */
static void
pace_cb (EarcupRoundSession *self)
{
  if (!self->running)
    return;

  self->pass = 0;
  aim (self, earcup_player_get_position (player (self)));
  g_signal_emit (self, signals[SIGNAL_STEPPED], 0);
}

/* }}} */

static void
set_running (EarcupRoundSession *self,
             gboolean            running)
{
  self->running = running;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RUNNING]);
}

/* The round begins once its stations are in the slots, and ends when they have been taken out. */
static void
changed_cb (EarcupRoundSession *self)
{
  if (self->running && earcup_audition_get_round (self->audition) == 0)
    earcup_round_session_end (self);
  if (!self->starting || earcup_audition_get_round (self->audition) == 0)
    return;

  self->starting = FALSE;
  self->step = self->pass = 0;
  self->seed = g_random_int ();
  set_running (self, TRUE);
  aim (self, earcup_player_get_position (player (self)));
  hear_station (self);
  earcup_player_play (player (self));
}

static void
earcup_round_session_dispose (GObject *object)
{
  EarcupRoundSession *self = EARCUP_ROUND_SESSION (object);

  g_clear_handle_id (&self->timer_id, g_source_remove);
  g_clear_object (&self->audition);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (earcup_round_session_parent_class)->dispose (object);
}

static void
earcup_round_session_get_property (GObject    *object,
                                   guint       prop_id,
                                   GValue     *value,
                                   GParamSpec *pspec)
{
  if (prop_id == PROP_RUNNING)
    g_value_set_boolean (value, EARCUP_ROUND_SESSION (object)->running);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
earcup_round_session_class_init (EarcupRoundSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = earcup_round_session_dispose;
  object_class->get_property = earcup_round_session_get_property;

  /**
   * EarcupRoundSession:running:
   *
   * Whether the stations of a round are heard, or wait for the track to be played.
   */
  properties[PROP_RUNNING] =
    g_param_spec_boolean ("running", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * EarcupRoundSession::stepped:
   *
   * Another station is heard, or another one comes next.
   */
  signals[SIGNAL_STEPPED] = g_signal_new ("stepped", EARCUP_TYPE_ROUND_SESSION, G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * EarcupRoundSession::moved:
   *
   * The time that is left at a station has changed.
   */
  signals[SIGNAL_MOVED] = g_signal_new ("moved", EARCUP_TYPE_ROUND_SESSION, G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
earcup_round_session_init (EarcupRoundSession *self)
{
}

/* Returns: (transfer full): a session of what is compared, with the list and the pace that the
 * settings tell */
EarcupRoundSession *
earcup_round_session_new (EarcupAudition *audition,
                          GSettings      *settings)
{
  static const char *const pace_keys[] = {
    "changed::round-by-bars", "changed::round-seconds", "changed::round-bars",
    "changed::round-tempo-bpm", "changed::round-beats", "changed::round-order",
  };
  EarcupRoundSession *self = g_object_new (EARCUP_TYPE_ROUND_SESSION, NULL);

  self->audition = g_object_ref (audition);
  self->settings = g_object_ref (settings);
  g_signal_connect_object (audition, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (player (self), "notify::position-s", G_CALLBACK (position_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (player (self), "notify::state", G_CALLBACK (state_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (player (self), "notify::selected", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  for (guint i = 0; i < G_N_ELEMENTS (pace_keys); i++)
    g_signal_connect_object (settings, pace_keys[i], G_CALLBACK (pace_cb), self,
                             G_CONNECT_SWAPPED);

  return self;
}

/* Begins a round from its first station and plays, as soon as its stations are ready. */
void
earcup_round_session_start (EarcupRoundSession *self)
{
  g_auto(GStrv) words = earcup_round_session_dup_words (self);

  g_return_if_fail (EARCUP_IS_ROUND_SESSION (self));

  if (self->running || earcup_audition_get_track (self->audition) == NULL)
    return;

  self->starting = TRUE;
  earcup_audition_begin_round (self->audition, (const char *const *) words);
}

/* Ends the round and brings back what was in the slots; the track plays on. */
void
earcup_round_session_end (EarcupRoundSession *self)
{
  gboolean was_running = self->running;

  g_return_if_fail (EARCUP_IS_ROUND_SESSION (self));

  g_clear_handle_id (&self->timer_id, g_source_remove);
  self->starting = self->running = FALSE;
  earcup_audition_end_round (self->audition);
  if (was_running)
    set_running (self, FALSE);
}

/* Returns: whether a round is under way */
gboolean
earcup_round_session_get_running (EarcupRoundSession *self)
{
  return self->running;
}

/* Returns: the place in the list of the station that is heard, from 0 */
guint
earcup_round_session_get_station (EarcupRoundSession *self)
{
  return station_at (self, self->step);
}

/* Returns: the place in the list of the station that comes next, from 0 */
guint
earcup_round_session_get_next (EarcupRoundSession *self)
{
  return station_at (self, self->step + 1);
}

/* Returns: how many times all stations were heard before */
guint
earcup_round_session_get_times (EarcupRoundSession *self)
{
  return self->step / MAX (earcup_audition_get_round (self->audition), 1);
}

/* Returns: how long a station is heard, in seconds */
double
earcup_round_session_get_step (EarcupRoundSession *self)
{
  EarcupRoundPace pace = {
    .by_bars = g_settings_get_boolean (self->settings, "round-by-bars"),
    .seconds = g_settings_get_double (self->settings, "round-seconds"),
    .bars = (guint) g_settings_get_int (self->settings, "round-bars"),
    .tempo_bpm = g_settings_get_double (self->settings, "round-tempo-bpm"),
    .beats = (guint) g_settings_get_int (self->settings, "round-beats"),
  };

  return earcup_round_pace_get_step (&pace);
}

/* Returns: how long the present station is still heard, in seconds */
double
earcup_round_session_get_left (EarcupRoundSession *self)
{
  EarcupRoundGrid grid;
  double now_s = earcup_player_get_position (player (self));
  double left_s = self->next_s - now_s;
  guint n_passes;

  get_grid (self, &grid);
  n_passes = earcup_round_grid_get_passes (&grid);
  if (self->turned)
    left_s += grid.end_s - grid.start_s;

  return fmax (left_s, 0.0) + (n_passes - 1 - MIN (self->pass, n_passes - 1)) *
                              (grid.end_s - grid.start_s);
}

/* Returns: (transfer full): the words for the stations, which the settings keep; where they keep
 * none, those that the program comes with */
char **
earcup_round_session_dup_words (EarcupRoundSession *self)
{
  g_auto(GStrv) words = g_settings_get_strv (self->settings, "round-stations");

  return words[0] != NULL ? g_steal_pointer (&words)
                          : g_strdupv ((char **) earcup_round_get_defaults ());
}

/* Keeps the words for the stations, from 1 to 8, for this round's successor; %NULL for those that
 * the program comes with. */
void
earcup_round_session_set_words (EarcupRoundSession *self,
                                const char *const  *words)
{
  if (words == NULL)
    g_settings_reset (self->settings, "round-stations");
  else
    g_settings_set_strv (self->settings, "round-stations", words);
}
