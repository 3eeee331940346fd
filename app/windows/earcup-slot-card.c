/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "windows/earcup-slot-card.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <math.h>

#include "catalogue/earcup-entry-label.h"
#include "windows/earcup-corrections.h"
#include "windows/earcup-entry-row.h"

struct _EarcupSlotCard
{
  GtkWidget       parent;

  GtkWidget      *overlay;
  GtkWidget      *button;
  GtkWidget      *tag;
  GtkWidget      *key;
  GtkWidget      *title;
  GtkWidget      *short_title;
  GtkWidget      *close;
  GtkWidget      *room;       /* beside the title, for the button to close */
  GtkWidget      *subtitle;
  GtkWidget      *brief;      /* what of the subtitle is said where there is less room */
  GtkWidget      *briefest;
  GtkWidget      *gain;
  guint           slot;
  EarcupAudition *audition;
};

enum
{
  PROP_0,
  PROP_SLOT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (EarcupSlotCard, earcup_slot_card, GTK_TYPE_WIDGET)

/* {{{ Words */

/* A name in full, and without its maker. */
static void
show_title (EarcupSlotCard *self,
            const char     *name,
            const char     *short_name)
{
  gtk_label_set_label (GTK_LABEL (self->title), name);
  gtk_label_set_label (GTK_LABEL (self->short_title), short_name);
}

/* The same in three lengths; where there is no room for the last nothing is said. */
static void
show_subtitle (EarcupSlotCard *self,
               const char     *full,
               const char     *brief,
               const char     *briefest)
{
  gtk_label_set_label (GTK_LABEL (self->subtitle), full);
  gtk_label_set_label (GTK_LABEL (self->brief), brief);
  gtk_label_set_label (GTK_LABEL (self->briefest), briefest);
}

static void
show_facts (EarcupSlotCard *self,
            EarcupModel    *model)
{
  EarcupEntry *entry = earcup_model_get_entry (model);
  const char *origin = earcup_corrections_get_origin (model);
  gboolean changed = earcup_audition_get_variation (self->audition, self->slot) != NULL;
  g_autofree char *summary = entry != NULL ? earcup_entry_dup_summary (entry) : NULL;
  g_autofree char *facts = summary != NULL ? g_strdup_printf ("%s · %s", origin, summary)
                                           : g_strdup (origin);
  const char *enclosure = entry != NULL
                            ? earcup_enclosure_get_label (earcup_entry_get_enclosure (entry))
                            : origin;
  g_autofree char *brief = NULL;

  if (changed)
    {
      /* Translators: facts about a model that was changed */
      g_autofree char *full = g_strdup_printf (_("changed · %s"), facts);

      brief = g_strdup_printf (_("changed · %s"), enclosure);
      show_subtitle (self, full, brief, _("changed"));
    }
  else
    {
      brief = g_strdup_printf ("%s · %s", origin, enclosure);
      show_subtitle (self, facts, entry != NULL ? brief : origin, enclosure);
    }
}

/* Whether what is in the slot can be listened to. */
static gboolean
has_part (EarcupSlotCard *self)
{
  g_autofree char *hindrance = earcup_audition_dup_hindrance (self->audition, self->slot);

  return hindrance == NULL;
}

static char *
dup_gain (EarcupSlotCard *self)
{
  EarcupMatcher *matcher = earcup_audition_get_matcher (self->audition);
  double gain = earcup_matcher_get_gain (matcher, self->slot);

  if (earcup_audition_get_track (self->audition) == NULL)
    return g_strdup ("");
  if (self->slot > 0 && earcup_audition_get_scene (self->audition) != NULL)
    return g_strdup (has_part (self) ? _("scene") : _("no part"));
  if (earcup_matcher_get_mode (matcher) == EARCUP_MATCH_RAW)
    return g_strdup (_("raw"));

  /* Translators: a gain, as in “−2.3 dB”; the sign is %s */
  return g_strdup_printf (_("%s%.1f dB"), gain < -0.05 ? "−" : gain > 0.05 ? "+" : "±",
                          fabs (gain));
}

static const char *
describe_gain (EarcupMatcher *matcher)
{
  if (earcup_matcher_get_mode (matcher) == EARCUP_MATCH_RAW)
    return _("No gain: loudness is not matched");
  if (!earcup_matcher_get_verified (matcher))
    return _("Gain that makes all slots equally loud, predicted; being measured");

  return earcup_matcher_get_mode (matcher) == EARCUP_MATCH_LOOP
    ? _("Gain that makes all slots equally loud, measured over what is played by BS.1770")
    : _("Gain that makes all slots equally loud, measured over the whole track by BS.1770");
}

/* }}} */

static void
show_plain (EarcupSlotCard *self)
{
  EarcupModel *worn = earcup_audition_get_worn (self->audition);
  g_autofree char *subtitle = NULL;
  g_autofree char *tip = NULL;

  /* Translators: the short form of “No emulation”, where there is little room */
  show_title (self, _("No emulation"), _("Bypass"));
  if (worn == NULL)
    return;

  /* Translators: %s is the headphone that the listener wears */
  subtitle = g_strdup_printf (_("worn: %s"), earcup_model_get_name (worn));
  /* Translators: %s is the headphone that the listener wears */
  tip = g_strdup_printf (_("What you wear, without a filter. All filters are made for %s, which "
                           "you choose under “I am listening on”."),
                         earcup_model_get_name (worn));
  show_subtitle (self, subtitle, earcup_model_get_name (worn), earcup_model_get_name (worn));
  gtk_widget_set_tooltip_text (self->button, tip);
}

static void
show_model (EarcupSlotCard *self,
            EarcupModel    *model)
{
  EarcupEntry *entry = earcup_model_get_entry (model);
  const char *name = earcup_model_get_name (model);
  g_autofree char *origin = earcup_model_dup_account (model);

  /* Constructions are told apart by the end of their names. */
  gtk_label_set_ellipsize (GTK_LABEL (self->short_title), entry != NULL ? PANGO_ELLIPSIZE_MIDDLE
                                                                        : PANGO_ELLIPSIZE_START);
  show_title (self, name, entry != NULL && *earcup_entry_get_model (entry) != '\0'
                            ? earcup_entry_get_model (entry) : name);
  if (earcup_audition_is_worn (self->audition, self->slot))
    {
      show_subtitle (self, _("same as worn"), _("worn"), _("worn"));
      gtk_widget_set_tooltip_text (self->button, _("This is what you wear, so there is nothing to "
                                                   "emulate"));
    }
  else
    {
      show_facts (self, model);
      gtk_widget_set_tooltip_text (self->button, origin);
    }
}

static void
name_for_listeners (EarcupSlotCard *self)
{
  gboolean heard = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->button));
  g_autofree char *name = NULL;

  name = g_strdup_printf (
    heard
      /* Translators: a slot, a model, facts about it, its gain */
      ? _("Slot %s: %s, %s, gain %s, being heard")
      /* Translators: a slot, a model, facts about it, its gain */
      : _("Slot %s: %s, %s, gain %s"),
    gtk_label_get_label (GTK_LABEL (self->key)), gtk_label_get_label (GTK_LABEL (self->title)),
    gtk_label_get_label (GTK_LABEL (self->subtitle)), gtk_label_get_label (GTK_LABEL (self->gain)));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
}

static void
update (EarcupSlotCard *self)
{
  EarcupModel *model = earcup_audition_get_model (self->audition, self->slot);
  EarcupMatcher *matcher = earcup_audition_get_matcher (self->audition);
  g_autofree char *gain = dup_gain (self);

  if (self->slot == 0)
    show_plain (self);
  else if (model != NULL)
    show_model (self, model);

  gtk_label_set_label (GTK_LABEL (self->gain), gain);
  gtk_widget_set_tooltip_text (self->gain,
                               self->slot > 0 && earcup_audition_get_scene (self->audition) != NULL
                                 ? _("The levels are those of the scene")
                                 : describe_gain (matcher));
  name_for_listeners (self);
}

static void
selected_cb (EarcupSlotCard *self)
{
  EarcupPlayer *player = earcup_audition_get_player (self->audition);

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->button),
                                earcup_player_get_selected (player) == self->slot);
  name_for_listeners (self);
}

/* The player decides which slot is heard; the button only asks. */
static void
toggled_cb (EarcupSlotCard *self)
{
  EarcupPlayer *player = earcup_audition_get_player (self->audition);
  gboolean heard = earcup_player_get_selected (player) == self->slot;

  if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->button)) == heard)
    return;

  if (heard)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->button), TRUE);
  else
    {
      earcup_audition_select (self->audition, self->slot);
      selected_cb (self);
    }
}

static void
close_cb (EarcupSlotCard *self)
{
  earcup_audition_empty (self->audition, self->slot);
}

/* The tag has the colour of the curve, which is another one on a dark ground. */
static void
dark_cb (EarcupSlotCard  *self,
         GParamSpec      *pspec,
         AdwStyleManager *style)
{
  if (adw_style_manager_get_dark (style))
    gtk_widget_add_css_class (GTK_WIDGET (self), "on-dark");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "on-dark");
}

static void
set_slot (EarcupSlotCard *self,
          guint           slot)
{
  char tag[] = { (char) ('A' + slot - 1), '\0' };
  char key[2] = { (char) ('0' + slot), '\0' };
  char class_name[] = "slot-0";

  self->slot = slot;
  gtk_label_set_label (GTK_LABEL (self->tag), slot == 0 ? "–" : tag);
  gtk_label_set_label (GTK_LABEL (self->key), key);
  gtk_widget_set_visible (self->close, slot > EARCUP_AUDITION_LASTING);
  gtk_widget_set_visible (self->room, slot > EARCUP_AUDITION_LASTING);
  class_name[5] = (char) ('0' + slot);
  gtk_widget_add_css_class (GTK_WIDGET (self), class_name);
}

static void
earcup_slot_card_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  if (prop_id == PROP_SLOT)
    set_slot (EARCUP_SLOT_CARD (object), g_value_get_uint (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
earcup_slot_card_dispose (GObject *object)
{
  EarcupSlotCard *self = EARCUP_SLOT_CARD (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), EARCUP_TYPE_SLOT_CARD);
  g_clear_object (&self->audition);

  G_OBJECT_CLASS (earcup_slot_card_parent_class)->dispose (object);
}

static void
earcup_slot_card_class_init (EarcupSlotCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = earcup_slot_card_dispose;
  object_class->set_property = earcup_slot_card_set_property;

  /**
   * EarcupSlotCard:slot:
   *
   * The slot: 0 for no emulation, 1 for A to 8 for H.
   */
  properties[PROP_SLOT] = g_param_spec_uint ("slot", NULL, NULL, 0, EARCUP_AUDITION_SLOTS, 0,
                                             G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY |
                                             G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "slotcard");
  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/earcup/Earcup/windows/earcup-slot-card.ui");
  gtk_widget_class_bind_template_child (widget_class, EarcupSlotCard, overlay);
  gtk_widget_class_bind_template_child (widget_class, EarcupSlotCard, button);
  gtk_widget_class_bind_template_child (widget_class, EarcupSlotCard, tag);
  gtk_widget_class_bind_template_child (widget_class, EarcupSlotCard, key);
  gtk_widget_class_bind_template_child (widget_class, EarcupSlotCard, title);
  gtk_widget_class_bind_template_child (widget_class, EarcupSlotCard, short_title);
  gtk_widget_class_bind_template_child (widget_class, EarcupSlotCard, close);
  gtk_widget_class_bind_template_child (widget_class, EarcupSlotCard, room);
  gtk_widget_class_bind_template_child (widget_class, EarcupSlotCard, subtitle);
  gtk_widget_class_bind_template_child (widget_class, EarcupSlotCard, brief);
  gtk_widget_class_bind_template_child (widget_class, EarcupSlotCard, briefest);
  gtk_widget_class_bind_template_child (widget_class, EarcupSlotCard, gain);
  gtk_widget_class_bind_template_callback (widget_class, toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
}

static void
show_details (EarcupSlotCard *self)
{
  if (self->slot > 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.details", "i", (gint32) self->slot);
}

static gboolean
key_cb (EarcupSlotCard  *self,
        guint            key,
        guint            code,
        GdkModifierType  modifiers)
{
  if ((key != GDK_KEY_Return && key != GDK_KEY_KP_Enter) || (modifiers & GDK_ALT_MASK) == 0)
    return GDK_EVENT_PROPAGATE;

  show_details (self);
  return GDK_EVENT_STOP;
}

/* The second button and Alt+Enter lead to the details of the model. */
static void
add_details (EarcupSlotCard *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect_swapped (click, "released", G_CALLBACK (show_details), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

static void
earcup_slot_card_init (EarcupSlotCard *self)
{
  AdwStyleManager *style = adw_style_manager_get_default ();

  gtk_widget_init_template (GTK_WIDGET (self));
  add_details (self);
  g_signal_connect_object (style, "notify::dark", G_CALLBACK (dark_cb), self, G_CONNECT_SWAPPED);
  dark_cb (self, NULL, style);
}

/* Says where the slots are. */
void
earcup_slot_card_set_audition (EarcupSlotCard *self,
                               EarcupAudition *audition)
{
  EarcupPlayer *player = earcup_audition_get_player (audition);

  g_return_if_fail (EARCUP_IS_SLOT_CARD (self));

  g_set_object (&self->audition, audition);
  g_signal_connect_object (audition, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (audition, "scene-changed", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (player, "notify::selected", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  update (self);
  selected_cb (self);
}
