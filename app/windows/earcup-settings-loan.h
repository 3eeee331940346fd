/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Settings that are other ones for a while. */
typedef struct _EarcupSettingsLoan EarcupSettingsLoan;

EarcupSettingsLoan *earcup_settings_loan_new        (GSettings          *settings);
void                earcup_settings_loan_free       (EarcupSettingsLoan *self);

void                earcup_settings_loan_take       (EarcupSettingsLoan *self,
                                                     GVariant           *values);
GVariant           *earcup_settings_loan_get_values (EarcupSettingsLoan *self);
void                earcup_settings_loan_give_back  (EarcupSettingsLoan *self,
                                                     gboolean            all);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EarcupSettingsLoan, earcup_settings_loan_free)

G_END_DECLS
