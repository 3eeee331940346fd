/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "windows/earcup-remote.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "windows/earcup-window.h"

/**
 * EarcupRemote:
 *
 * An object of the session bus under the name of a media player, through which the keys of a
 * keyboard, a lock screen or a headset play and pause. It does nothing that the window would not
 * do: where an action of the window is disabled, as during a blind test, it is disabled here too.
 * Main thread only. Source: MPRIS D-Bus Interface Specification 2.2.
 */

#define NAME        "org.mpris.MediaPlayer2." EARCUP_APP_ID
#define PATH        "/org/mpris/MediaPlayer2"
#define ROOT        "org.mpris.MediaPlayer2"
#define PLAYER      "org.mpris.MediaPlayer2.Player"
#define TRACK_PATH  "/io/github/earcup/Earcup/track"
#define NO_TRACK    "/org/mpris/MediaPlayer2/TrackList/NoTrack"
#define JUMP_S      0.5        /* no step of playing is so long */
#define LOWEST_DB   -60.0

struct _EarcupRemote
{
  GObject               parent;

  GtkApplicationWindow *window;        /* borrowed: it owns this object */
  EarcupAudition       *audition;
  GSettings            *settings;
  GDBusConnection      *bus;           /* NULL where there is none */
  guint                 ids[2];        /* of both interfaces, 0 for none */
  guint                 owner_id;
  double                position_s;    /* the last that was seen */
};

G_DEFINE_FINAL_TYPE (EarcupRemote, earcup_remote, G_TYPE_OBJECT)

static const char introspection[] =
  "<node>"
  " <interface name='" ROOT "'>"
  "  <method name='Raise'/>"
  "  <method name='Quit'/>"
  "  <property name='CanQuit' type='b' access='read'/>"
  "  <property name='CanRaise' type='b' access='read'/>"
  "  <property name='HasTrackList' type='b' access='read'/>"
  "  <property name='Identity' type='s' access='read'/>"
  "  <property name='DesktopEntry' type='s' access='read'/>"
  "  <property name='SupportedUriSchemes' type='as' access='read'/>"
  "  <property name='SupportedMimeTypes' type='as' access='read'/>"
  " </interface>"
  " <interface name='" PLAYER "'>"
  "  <method name='Next'/>"
  "  <method name='Previous'/>"
  "  <method name='Pause'/>"
  "  <method name='PlayPause'/>"
  "  <method name='Stop'/>"
  "  <method name='Play'/>"
  "  <method name='Seek'><arg name='Offset' type='x' direction='in'/></method>"
  "  <method name='SetPosition'>"
  "   <arg name='TrackId' type='o' direction='in'/>"
  "   <arg name='Position' type='x' direction='in'/>"
  "  </method>"
  "  <method name='OpenUri'><arg name='Uri' type='s' direction='in'/></method>"
  "  <signal name='Seeked'><arg name='Position' type='x'/></signal>"
  "  <property name='PlaybackStatus' type='s' access='read'/>"
  "  <property name='LoopStatus' type='s' access='readwrite'/>"
  "  <property name='Rate' type='d' access='readwrite'/>"
  "  <property name='Metadata' type='a{sv}' access='read'/>"
  "  <property name='Volume' type='d' access='readwrite'/>"
  "  <property name='Position' type='x' access='read'/>"
  "  <property name='MinimumRate' type='d' access='read'/>"
  "  <property name='MaximumRate' type='d' access='read'/>"
  "  <property name='CanGoNext' type='b' access='read'/>"
  "  <property name='CanGoPrevious' type='b' access='read'/>"
  "  <property name='CanPlay' type='b' access='read'/>"
  "  <property name='CanPause' type='b' access='read'/>"
  "  <property name='CanSeek' type='b' access='read'/>"
  "  <property name='CanControl' type='b' access='read'/>"
  " </interface>"
  "</node>";

/* {{{ What there is to see */

static EarcupPlayer *
get_player (EarcupRemote *self)
{
  return earcup_audition_get_player (self->audition);
}

static gint64
to_microseconds (double time_s)
{
  return (gint64) llround (time_s * G_USEC_PER_SEC);
}

static const char *
get_status (EarcupRemote *self)
{
  EarcupPlayer *player = get_player (self);

  if (earcup_audition_get_track (self->audition) == NULL)
    return "Stopped";

  return earcup_player_wants_to_play (player) ||
         earcup_player_get_state (player) == EARCUP_PLAYER_STATE_PLAYING ? "Playing" : "Paused";
}

static gboolean
is_looping (EarcupRemote *self)
{
  double start_s, end_s;

  return earcup_player_get_loop (get_player (self), &start_s, &end_s);
}

/* A name of a file is told, its folder is not. */
static GVariant *
make_metadata (EarcupRemote *self)
{
  EarcupTrack *track = earcup_audition_get_track (self->audition);
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&builder, "{sv}", "mpris:trackid",
                         g_variant_new_object_path (track != NULL ? TRACK_PATH : NO_TRACK));
  if (track != NULL)
    {
      g_variant_builder_add (&builder, "{sv}", "mpris:length",
                             g_variant_new_int64 (to_microseconds (
                               earcup_track_get_duration (track))));
      g_variant_builder_add (&builder, "{sv}", "xesam:title",
                             g_variant_new_string (earcup_audition_is_demo (self->audition)
                                                     ? _("Demo mix")
                                                     : earcup_track_get_name (track)));
    }

  return g_variant_builder_end (&builder);
}

static double
get_volume (EarcupRemote *self)
{
  double volume_db = g_settings_get_double (self->settings, "volume-db");

  return volume_db <= LOWEST_DB ? 0.0 : pow (10.0, volume_db / 20.0);
}

static GVariant *
get_player_property (EarcupRemote *self,
                     const char   *name)
{
  gboolean has_track = earcup_audition_get_track (self->audition) != NULL;

  if (g_str_equal (name, "PlaybackStatus"))
    return g_variant_new_string (get_status (self));
  if (g_str_equal (name, "LoopStatus"))
    return g_variant_new_string (is_looping (self) ? "Track" : "None");
  if (g_str_equal (name, "Metadata"))
    return make_metadata (self);
  if (g_str_equal (name, "Volume"))
    return g_variant_new_double (get_volume (self));
  if (g_str_equal (name, "Position"))
    return g_variant_new_int64 (to_microseconds (earcup_player_get_position (get_player (self))));
  if (g_str_has_suffix (name, "Rate"))
    return g_variant_new_double (1.0);
  if (g_str_has_prefix (name, "CanGo"))
    return g_variant_new_boolean (FALSE);
  if (g_str_equal (name, "CanControl"))
    return g_variant_new_boolean (TRUE);

  return g_variant_new_boolean (has_track);
}

static GVariant *
get_root_property (EarcupRemote *self,
                   const char   *name)
{
  static const char *const schemes[] = { "file", NULL };
  static const char *const types[] = {
    "audio/x-wav", "audio/flac", "audio/mpeg", "audio/ogg", "audio/mp4", "audio/x-aiff", NULL
  };

  if (g_str_equal (name, "Identity"))
    return g_variant_new_string ("Earcup");
  if (g_str_equal (name, "DesktopEntry"))
    return g_variant_new_string (EARCUP_APP_ID);
  if (g_str_equal (name, "SupportedUriSchemes"))
    return g_variant_new_strv (schemes, -1);
  if (g_str_equal (name, "SupportedMimeTypes"))
    return g_variant_new_strv (types, -1);

  return g_variant_new_boolean (!g_str_equal (name, "HasTrackList"));
}

static GVariant *
get_property_cb (GDBusConnection  *bus,
                 const char       *sender,
                 const char       *path,
                 const char       *interface,
                 const char       *name,
                 GError          **error,
                 gpointer          user_data)
{
  if (g_str_equal (interface, PLAYER))
    return get_player_property (user_data, name);

  return get_root_property (user_data, name);
}

/* }}} */
/* {{{ What changes */

static void
tell (EarcupRemote *self,
      const char   *name)
{
  GVariantBuilder changed;

  if (self->bus == NULL)
    return;

  g_variant_builder_init (&changed, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&changed, "{sv}", name, get_player_property (self, name));
  g_dbus_connection_emit_signal (self->bus, NULL, PATH, "org.freedesktop.DBus.Properties",
                                 "PropertiesChanged",
                                 g_variant_new ("(sa{sv}as)", PLAYER, &changed, NULL), NULL);
}

static void
state_cb (EarcupRemote *self)
{
  tell (self, "PlaybackStatus");
}

static void
track_cb (EarcupRemote *self)
{
  tell (self, "Metadata");
  tell (self, "PlaybackStatus");
  tell (self, "CanPlay");
  tell (self, "CanPause");
  tell (self, "CanSeek");
}

static void
volume_cb (EarcupRemote *self)
{
  tell (self, "Volume");
}

/* Who watches goes on by himself while it plays, and is told only of what he cannot know. */
static void
position_cb (EarcupRemote *self)
{
  double position_s = earcup_player_get_position (get_player (self));
  double step_s = position_s - self->position_s;

  self->position_s = position_s;
  if (self->bus != NULL && (step_s < 0.0 || step_s > JUMP_S))
    g_dbus_connection_emit_signal (self->bus, NULL, PATH, PLAYER, "Seeked",
                                   g_variant_new ("(x)", to_microseconds (position_s)), NULL);
}

/* }}} */
/* {{{ What is asked for */

static void
activate (EarcupRemote *self,
          const char   *action)
{
  gtk_widget_activate_action (GTK_WIDGET (self->window), action, NULL);
}

static void
set_playing (EarcupRemote *self,
             gboolean      playing)
{
  if (playing != g_str_equal (get_status (self), "Playing"))
    activate (self, "win.play");
}

/* A place in another track than the present one, or outside it, is no place: so it says there. */
static void
go_to (EarcupRemote *self,
       const char   *track_path,
       gint64        position_us)
{
  EarcupTrack *track = earcup_audition_get_track (self->audition);

  if (track == NULL || !g_str_equal (track_path, TRACK_PATH) || position_us < 0 ||
      position_us > to_microseconds (earcup_track_get_duration (track)))
    return;

  earcup_player_seek (get_player (self), (double) position_us / G_USEC_PER_SEC);
}

static void
call_player (EarcupRemote *self,
             const char   *method,
             GVariant     *parameters)
{
  const char *text;
  gint64 time_us;

  if (g_str_equal (method, "PlayPause"))
    activate (self, "win.play");
  else if (g_str_equal (method, "Play"))
    set_playing (self, TRUE);
  else if (g_str_equal (method, "Pause") || g_str_equal (method, "Stop"))
    set_playing (self, FALSE);
  else if (g_str_equal (method, "Seek"))
    {
      g_variant_get (parameters, "(x)", &time_us);
      earcup_player_seek (get_player (self), earcup_player_get_position (get_player (self)) +
                                             (double) time_us / G_USEC_PER_SEC);
    }
  else if (g_str_equal (method, "SetPosition"))
    {
      g_variant_get (parameters, "(&ox)", &text, &time_us);
      go_to (self, text, time_us);
    }
  else if (g_str_equal (method, "OpenUri"))
    {
      g_autoptr(GFile) file = NULL;

      g_variant_get (parameters, "(&s)", &text);
      file = g_file_new_for_uri (text);
      earcup_window_open (EARCUP_WINDOW (self->window), file);
    }
}

static void
method_cb (GDBusConnection       *bus,
           const char            *sender,
           const char            *path,
           const char            *interface,
           const char            *method,
           GVariant              *parameters,
           GDBusMethodInvocation *invocation,
           gpointer               user_data)
{
  EarcupRemote *self = user_data;

  g_dbus_method_invocation_return_value (invocation, NULL);
  if (g_str_equal (method, "Raise"))
    gtk_window_present (GTK_WINDOW (self->window));
  else if (g_str_equal (method, "Quit"))
    gtk_window_close (GTK_WINDOW (self->window));
  else
    call_player (self, method, parameters);
}

/* A rate that is not 1 cannot be had, and stays 1 without an error: so it is to be. */
static gboolean
set_property_cb (GDBusConnection  *bus,
                 const char       *sender,
                 const char       *path,
                 const char       *interface,
                 const char       *name,
                 GVariant         *value,
                 GError          **error,
                 gpointer          user_data)
{
  EarcupRemote *self = user_data;

  if (g_str_equal (name, "Volume"))
    {
      double volume = g_variant_get_double (value);

      g_settings_set_double (self->settings, "volume-db", volume > 0.0
                             ? CLAMP (20.0 * log10 (volume), LOWEST_DB, 0.0) : LOWEST_DB);
    }
  else if (g_str_equal (name, "LoopStatus"))
    {
      if (is_looping (self) == g_str_equal (g_variant_get_string (value, NULL), "None"))
        activate (self, "win.loop");
      tell (self, "LoopStatus");
    }

  return TRUE;
}

/* }}} */

static void
take_part (EarcupRemote *self)
{
  static const GDBusInterfaceVTable table = { method_cb, get_property_cb, set_property_cb, { 0 } };
  g_autoptr(GDBusNodeInfo) node = g_dbus_node_info_new_for_xml (introspection, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (self->ids); i++)
    self->ids[i] = g_dbus_connection_register_object (self->bus, PATH, node->interfaces[i], &table,
                                                      self, NULL, NULL);
  self->owner_id = g_bus_own_name_on_connection (self->bus, NAME, G_BUS_NAME_OWNER_FLAGS_NONE,
                                                 NULL, NULL, NULL, NULL);
}

static void
earcup_remote_dispose (GObject *object)
{
  EarcupRemote *self = EARCUP_REMOTE (object);

  g_clear_handle_id (&self->owner_id, g_bus_unown_name);
  for (guint i = 0; i < G_N_ELEMENTS (self->ids); i++)
    if (self->ids[i] > 0)
      {
        g_dbus_connection_unregister_object (self->bus, self->ids[i]);
        self->ids[i] = 0;
      }
  g_clear_object (&self->bus);
  g_clear_object (&self->audition);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (earcup_remote_parent_class)->dispose (object);
}

static void
earcup_remote_class_init (EarcupRemoteClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = earcup_remote_dispose;
}

static void
earcup_remote_init (EarcupRemote *self)
{
}

/**
 * earcup_remote_new:
 * @window: the window, which outlives the object
 * @audition: what it plays
 * @settings: where the volume is kept
 *
 * Offers what is played to the desktop, on the bus of the application; without a bus nobody is
 * told and nothing else changes.
 *
 * Returns: (transfer full): the object
 */
EarcupRemote *
earcup_remote_new (GtkApplicationWindow *window,
                   EarcupAudition       *audition,
                   GSettings            *settings)
{
  EarcupRemote *self = g_object_new (EARCUP_TYPE_REMOTE, NULL);
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (window));
  GDBusConnection *bus = g_application_get_dbus_connection (G_APPLICATION (application));
  EarcupPlayer *player = earcup_audition_get_player (audition);

  self->window = window;
  self->audition = g_object_ref (audition);
  self->settings = g_object_ref (settings);
  g_signal_connect_object (player, "notify::state", G_CALLBACK (state_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (player, "notify::position-s", G_CALLBACK (position_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (audition, "track-changed", G_CALLBACK (track_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "changed::volume-db", G_CALLBACK (volume_cb), self,
                           G_CONNECT_SWAPPED);
  if (bus != NULL)
    {
      self->bus = g_object_ref (bus);
      take_part (self);
    }

  return self;
}
