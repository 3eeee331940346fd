/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "widgets/earcup-plot-listen.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "widgets/earcup-plot-private.h"
#include "widgets/earcup-plot-sonify.h"
#include "widgets/earcup-snapshot.h"
#include "widgets/earcup-theme.h"

/* What is heard by way of the plot: a band that is dragged over it, or a tone or a narrow noise at
 * the cursor; never both. While the tool is off, the pointer moves the cursor as ever, and Shift
 * drags a band; while it is on, a drag makes a band and a click a tone. The edges of a band can be
 * dragged at any time. */

#define CLICK_PX        4.0      /* a drag that stays within is none */
#define EDGE_PX         8.0      /* so near an edge is meant */
#define HANDLE_WIDTH    7.0
#define HANDLE_HEIGHT   36.0
#define FIRST_HZ        1000.0
#define FIRST_OCTAVES   (1.0 / 3.0)

/* {{{ What there is */

/* Returns: whether there are frequencies to listen to: neither over time nor in a waterfall */
gboolean
earcup_plot_can_listen (EarcupPlot *self)
{
  EarcupPlotScene *scene = earcup_plot_get_scene (self);
  double from, to;

  return scene != NULL && earcup_plot_scene_get_depth (scene) == 0.0 &&
         earcup_plot_scene_get_places (scene, &from, &to) != EARCUP_PLOT_AXIS_TIME;
}

/* Returns: whether a plain drag makes a band and a click a tone */
gboolean
earcup_plot_get_listens (EarcupPlot *self)
{
  return earcup_plot_get_listening (self)->tool;
}

/* Takes the tool up, or lays it down and with it what is heard by way of it. */
void
earcup_plot_set_listens (EarcupPlot *self,
                         gboolean    listens)
{
  EarcupPlotListening *listening = earcup_plot_get_listening (self);

  g_return_if_fail (EARCUP_IS_PLOT (self));

  if (listening->tool == listens)
    return;

  listening->tool = listens;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), listens ? "crosshair" : NULL);
  if (!listens)
    earcup_plot_stop_listening (self);
  g_object_notify (G_OBJECT (self), "listens");
}

/* Returns: whether only a band is to be heard, which @band then is */
gboolean
earcup_plot_get_band (EarcupPlot *self,
                      EarcupBand *band)
{
  EarcupPlotListening *listening = earcup_plot_get_listening (self);

  if (listening->has_band)
    *band = listening->band;

  return listening->has_band;
}

/**
 * earcup_plot_set_band:
 * @self: a plot
 * @band: (nullable): the band that is to be heard, %NULL for everything
 *
 * Shows a band, in place of a tone.
 */
void
earcup_plot_set_band (EarcupPlot       *self,
                      const EarcupBand *band)
{
  EarcupPlotListening *listening = earcup_plot_get_listening (self);

  g_return_if_fail (EARCUP_IS_PLOT (self));

  if (band == NULL && !listening->has_band)
    return;

  earcup_plot_set_sonifies (self, FALSE);
  listening->has_band = band != NULL;
  if (band != NULL)
    {
      listening->band = *band;
      listening->sound = EARCUP_PLOT_SOUND_NONE;
    }
  else
    listening->anchor_hz = 0.0;
  earcup_plot_tell_listening (self);
}

/* Returns: what is to be heard at the cursor */
EarcupPlotSound
earcup_plot_get_sound (EarcupPlot *self)
{
  return earcup_plot_get_listening (self)->sound;
}

/* Lets something be heard at the cursor, in place of a band; the cursor comes to 1 kHz where there
 * is none. */
void
earcup_plot_set_sound (EarcupPlot      *self,
                       EarcupPlotSound  sound)
{
  EarcupPlotListening *listening = earcup_plot_get_listening (self);

  g_return_if_fail (EARCUP_IS_PLOT (self));

  if (listening->sound == sound)
    return;

  earcup_plot_set_sonifies (self, FALSE);
  if (sound != EARCUP_PLOT_SOUND_NONE)
    {
      listening->has_band = FALSE;
      listening->anchor_hz = 0.0;
      if (earcup_plot_get_cursor_hz (self) <= 0.0)
        earcup_plot_set_cursor_hz (self, FIRST_HZ);
    }
  listening->sound = sound;
  earcup_plot_tell_listening (self);
}

/* Lets everything be heard again, and nothing at the cursor. */
void
earcup_plot_stop_listening (EarcupPlot *self)
{
  earcup_plot_set_band (self, NULL);
  earcup_plot_set_sound (self, EARCUP_PLOT_SOUND_NONE);
  earcup_plot_set_sonifies (self, FALSE);
}

/**
 * earcup_plot_dup_listening:
 * @self: a plot
 *
 * Says what is heard by way of the plot.
 *
 * Returns: (transfer full): "Listening to 200 Hz – 800 Hz", "Tone at 1.02 kHz", or empty
 */
char *
earcup_plot_dup_listening (EarcupPlot *self)
{
  EarcupPlotListening *listening = earcup_plot_get_listening (self);
  g_autofree char *low = NULL;
  g_autofree char *high = NULL;

  if (listening->sonifies)
    return earcup_plot_dup_sonified (self);
  if (listening->sound != EARCUP_PLOT_SOUND_NONE)
    {
      low = earcup_plot_scale_print_hz (earcup_plot_get_cursor_hz (self));

      return listening->sound == EARCUP_PLOT_SOUND_TONE
             ? /* Translators: %s is a frequency */ g_strdup_printf (_("Tone at %s"), low)
             : /* Translators: %s is a frequency */
               g_strdup_printf (_("Third-octave noise at %s"), low);
    }
  if (!listening->has_band)
    return g_strdup ("");

  low = earcup_plot_scale_print_hz (listening->band.low_hz);
  high = earcup_plot_scale_print_hz (listening->band.high_hz);

  /* Translators: two frequencies */
  return g_strdup_printf (_("Listening to %s – %s"), low, high);
}

/* }}} */
/* {{{ Pointer */

static gboolean
is_near_edge (EarcupPlot *self,
              double      x,
              double      hz)
{
  EarcupPlotScale scale;

  earcup_plot_get_axes (self, &scale);

  return fabs (earcup_plot_scale_get_x (&scale, hz) - x) <= EDGE_PX;
}

static double
get_hz_at (EarcupPlot *self,
           double      x)
{
  EarcupPlotScale scale;

  earcup_plot_get_axes (self, &scale);

  return CLAMP (earcup_plot_scale_get_hz (&scale, x), scale.low_hz, scale.high_hz);
}

/* Whether a press is the beginning of a drag of an edge, whose opposite stays. */
static gboolean
take_edge (EarcupPlot *self,
           double      x)
{
  EarcupPlotListening *listening = earcup_plot_get_listening (self);

  if (!listening->has_band)
    return FALSE;
  if (is_near_edge (self, x, listening->band.high_hz))
    listening->fixed_hz = listening->band.low_hz;
  else if (is_near_edge (self, x, listening->band.low_hz))
    listening->fixed_hz = listening->band.high_hz;
  else
    return FALSE;

  listening->drag = EARCUP_PLOT_DRAG_BAND;

  return TRUE;
}

/* Returns: whether a press at @x pixels begins something that is heard; else it is for the cursor.
 * Outside a band it ends that. */
gboolean
earcup_plot_begin_listening (EarcupPlot *self,
                             double      x,
                             gboolean    with_shift)
{
  EarcupPlotListening *listening = earcup_plot_get_listening (self);
  double hz;

  listening->drag = EARCUP_PLOT_DRAG_NONE;
  if (!earcup_plot_can_listen (self))
    return FALSE;
  if (take_edge (self, x))
    return TRUE;

  hz = get_hz_at (self, x);
  listening->fixed_hz = hz;
  if (with_shift || listening->tool)
    {
      listening->drag = with_shift || listening->sound == EARCUP_PLOT_SOUND_NONE
                        ? EARCUP_PLOT_DRAG_CLICK : EARCUP_PLOT_DRAG_NONE;
      return listening->drag != EARCUP_PLOT_DRAG_NONE;
    }
  if (listening->has_band && (hz < listening->band.low_hz || hz > listening->band.high_hz))
    earcup_plot_set_band (self, NULL);

  return FALSE;
}

/* Returns: whether the pointer, @dx pixels from where it was pressed, now at @x, moves what is
 * heard */
gboolean
earcup_plot_drag_listening (EarcupPlot *self,
                            double      x,
                            double      dx)
{
  EarcupPlotListening *listening = earcup_plot_get_listening (self);
  EarcupBand band;

  if (listening->drag == EARCUP_PLOT_DRAG_NONE)
    return FALSE;
  if (listening->drag == EARCUP_PLOT_DRAG_CLICK && fabs (dx) <= CLICK_PX)
    return TRUE;

  listening->drag = EARCUP_PLOT_DRAG_BAND;
  listening->anchor_hz = 0.0;
  band = earcup_band_between (listening->fixed_hz, get_hz_at (self, x));
  earcup_plot_set_band (self, &band);

  return TRUE;
}

/* The pointer is released: a click ends a band, or lets a tone be heard. */
void
earcup_plot_end_listening (EarcupPlot *self)
{
  EarcupPlotListening *listening = earcup_plot_get_listening (self);
  gboolean clicked = listening->drag == EARCUP_PLOT_DRAG_CLICK;
  gboolean had_band = listening->has_band;

  listening->drag = EARCUP_PLOT_DRAG_NONE;
  if (!clicked)
    return;

  earcup_plot_set_place (self, listening->fixed_hz);
  earcup_plot_set_band (self, NULL);
  if (listening->tool && !had_band)
    earcup_plot_set_sound (self, EARCUP_PLOT_SOUND_TONE);
}

/* }}} */
/* {{{ Keys */

/* The cursor has moved: a tone glides with it, and a band that is being marked becomes wider. */
void
earcup_plot_follow_cursor (EarcupPlot *self)
{
  EarcupPlotListening *listening = earcup_plot_get_listening (self);
  double hz = earcup_plot_get_cursor_hz (self);

  if (hz <= 0.0)
    earcup_plot_set_sound (self, EARCUP_PLOT_SOUND_NONE);
  else if (listening->sound != EARCUP_PLOT_SOUND_NONE)
    earcup_plot_tell_listening (self);
  else if (listening->anchor_hz > 0.0)
    {
      EarcupBand band = earcup_band_between (listening->anchor_hz, hz);

      earcup_plot_set_band (self, &band);
    }
}

static gboolean
sound_cb (GtkWidget *widget,
          GVariant  *args,
          gpointer   user_data)
{
  EarcupPlot *self = EARCUP_PLOT (widget);

  if (earcup_plot_can_listen (self))
    earcup_plot_set_sound (self, (earcup_plot_get_sound (self) + 1) % EARCUP_PLOT_SOUNDS);
  else
    gtk_widget_error_bell (widget);

  return TRUE;
}

/* The first press marks where a band begins, the arrows take it along, the next one leaves it. */
static gboolean
mark_cb (GtkWidget *widget,
         GVariant  *args,
         gpointer   user_data)
{
  EarcupPlot *self = EARCUP_PLOT (widget);
  EarcupPlotListening *listening = earcup_plot_get_listening (self);
  double hz = earcup_plot_get_cursor_hz (self);
  EarcupBand band;

  if (!earcup_plot_can_listen (self))
    {
      gtk_widget_error_bell (widget);
      return TRUE;
    }
  if (listening->anchor_hz > 0.0)
    {
      listening->anchor_hz = 0.0;
      return TRUE;
    }

  if (hz <= 0.0)
    hz = FIRST_HZ;
  band = earcup_band_between (hz / exp2 (FIRST_OCTAVES / 2.0), hz * exp2 (FIRST_OCTAVES / 2.0));
  earcup_plot_set_band (self, &band);
  earcup_plot_set_place (self, hz);
  listening->anchor_hz = hz;

  return TRUE;
}

/* What is not heard here is left to others. */
static gboolean
stop_cb (GtkWidget *widget,
         GVariant  *args,
         gpointer   user_data)
{
  EarcupPlot *self = EARCUP_PLOT (widget);
  EarcupPlotListening *listening = earcup_plot_get_listening (self);

  if (!listening->has_band && listening->sound == EARCUP_PLOT_SOUND_NONE && !listening->sonifies)
    return FALSE;

  earcup_plot_stop_listening (self);

  return TRUE;
}

/* Binds the keys for what is heard: the band, the sound at the cursor, and an end of both. */
void
earcup_plot_bind_listening (GtkWidgetClass *widget_class)
{
  gtk_widget_class_add_binding (widget_class, GDK_KEY_n, 0, sound_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_m, 0, mark_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, stop_cb, NULL);
}

/* }}} */
/* {{{ Drawing */

static void
snapshot_edge (GtkSnapshot           *snapshot,
               const EarcupPlotScale *scale,
               double                 x,
               const GdkRGBA         *ink)
{
  double middle = scale->top + 0.5 * scale->height;

  if (x < scale->left || x > scale->left + scale->width)
    return;

  gtk_snapshot_append_color (snapshot, ink,
                             &GRAPHENE_RECT_INIT ((float) round (x) - 1.0f, (float) scale->top,
                                                  2.0f, (float) scale->height));
  earcup_snapshot_append_rounded (snapshot, ink, round (x) - 0.5 * HANDLE_WIDTH,
                                  middle - 0.5 * HANDLE_HEIGHT, HANDLE_WIDTH, HANDLE_HEIGHT,
                                  0.5 * HANDLE_WIDTH);
}

/* Veils what is not heard beside a band, whose edges have handles. */
static void
snapshot_band (EarcupPlot            *self,
               GtkSnapshot           *snapshot,
               const EarcupPlotScale *scale)
{
  const EarcupPlotPalette *palette = earcup_theme_get_palette ();
  const EarcupBand *band = &earcup_plot_get_listening (self)->band;
  GdkRGBA ink = earcup_theme_to_rgba (&palette->ink, 0.8f);
  GdkRGBA veil = earcup_theme_to_rgba (&palette->ground, 0.7f);
  double right = scale->left + scale->width;
  double edges[2] = { earcup_plot_scale_get_x (scale, band->low_hz),
                      earcup_plot_scale_get_x (scale, band->high_hz) };
  double low = CLAMP (edges[0], scale->left, right);
  double high = CLAMP (edges[1], scale->left, right);

  gtk_snapshot_append_color (snapshot, &veil,
                             &GRAPHENE_RECT_INIT ((float) scale->left, (float) scale->top,
                                                  (float) (low - scale->left),
                                                  (float) scale->height));
  gtk_snapshot_append_color (snapshot, &veil,
                             &GRAPHENE_RECT_INIT ((float) high, (float) scale->top,
                                                  (float) (right - high),
                                                  (float) scale->height));
  for (guint i = 0; i < 2; i++)
    snapshot_edge (snapshot, scale, edges[i], &ink);
}

/* Draws what is heard over the curves: a band, or a bar as wide as the sound at the cursor. */
void
earcup_plot_snapshot_listening (EarcupPlot  *self,
                                GtkSnapshot *snapshot)
{
  const EarcupPlotListening *listening = earcup_plot_get_listening (self);
  EarcupPlotScale scale;

  if (!earcup_plot_can_listen (self))
    return;

  earcup_plot_get_axes (self, &scale);
  if (listening->has_band)
    snapshot_band (self, snapshot, &scale);
  if (listening->sound != EARCUP_PLOT_SOUND_NONE)
    {
      double half = listening->sound == EARCUP_PLOT_SOUND_NOISE ? exp2 (1.0 / 6.0) : 1.0;
      double hz = earcup_plot_get_cursor_hz (self);
      double low = earcup_plot_scale_get_x (&scale, hz / half) - 1.5;
      double high = earcup_plot_scale_get_x (&scale, hz * half) + 1.5;
      GdkRGBA ink = earcup_theme_to_rgba (&earcup_theme_get_palette ()->ink,
                                          half > 1.0 ? 0.25f : 0.8f);

      low = fmax (low, scale.left);
      high = fmin (high, scale.left + scale.width);
      if (high <= low)
        return;

      gtk_snapshot_append_color (snapshot, &ink,
                                 &GRAPHENE_RECT_INIT ((float) low, (float) scale.top,
                                                      (float) (high - low),
                                                      (float) scale.height));
    }
}

/* }}} */
