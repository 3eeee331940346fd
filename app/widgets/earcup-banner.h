/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define EARCUP_TYPE_BANNER (earcup_banner_get_type ())

G_DECLARE_FINAL_TYPE (EarcupBanner, earcup_banner, EARCUP, BANNER, GtkWidget)

GtkWidget  *earcup_banner_new              (void);
const char *earcup_banner_get_title        (EarcupBanner *self);
void        earcup_banner_set_title        (EarcupBanner *self,
                                            const char   *title);
const char *earcup_banner_get_button_label (EarcupBanner *self);
void        earcup_banner_set_button_label (EarcupBanner *self,
                                            const char   *label);
gboolean    earcup_banner_get_revealed     (EarcupBanner *self);
void        earcup_banner_set_revealed     (EarcupBanner *self,
                                            gboolean      is_revealed);

G_END_DECLS
