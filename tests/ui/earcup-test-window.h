/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#undef G_DISABLE_ASSERT

#include "windows/earcup-application.h"
#include "windows/earcup-window-private.h"

G_BEGIN_DECLS

#define ASSERT_SOON_S 60

/* Lets the program go on until a condition holds. */
#define assert_soon(condition) G_STMT_START {                                           \
    gint64 end_ = g_get_monotonic_time () + ASSERT_SOON_S * G_USEC_PER_SEC;             \
    while (!(condition) && g_get_monotonic_time () < end_)                              \
      earcup_test_turn ();                                                              \
    g_assert_true (condition);                                                          \
  } G_STMT_END

/* A window as it is at the first start, and what it said. */
typedef struct {
  EarcupWindow   *window;
  EarcupAudition *audition;
  EarcupPlayer   *player;
  GSettings      *settings;
  guint           n_messages;
  char           *message;      /* the last one */
} EarcupTestWindow;

void              earcup_test_init           (int              *argc,
                                              char           ***argv);
void              earcup_test_turn           (void);
void              earcup_test_settle         (guint             ms);

EarcupTestWindow *earcup_test_window_new     (void);
EarcupTestWindow *earcup_test_window_open    (GFile            *file);
void              earcup_test_window_wait    (EarcupTestWindow *self);
void              earcup_test_window_free    (EarcupTestWindow *self);
void              earcup_test_reset_settings (void);
GFile            *earcup_test_state_file     (void);

gpointer          earcup_test_part           (gpointer          widget,
                                              const char       *name);
const char       *earcup_test_label          (gpointer          widget,
                                              const char       *name);
gboolean          earcup_test_shows          (gpointer          widget,
                                              const char       *text);
gboolean          earcup_test_tells          (gpointer          widget,
                                              const char       *text);
const char       *earcup_test_slot           (EarcupTestWindow *self,
                                              guint             slot);

GdkTexture       *earcup_test_shoot          (GtkWidget        *widget);
GdkTexture       *earcup_test_shoot_part     (GtkWidget        *widget,
                                              const graphene_rect_t *place);
void              earcup_test_keep           (EarcupTestWindow *self,
                                              const char       *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EarcupTestWindow, earcup_test_window_free)

G_END_DECLS
