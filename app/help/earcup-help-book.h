/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "help/earcup-help-page.h"

G_BEGIN_DECLS

#define EARCUP_HELP_INDEX "index"

/* All pages of the help, in the order of its index. */
typedef struct _EarcupHelpBook EarcupHelpBook;

EarcupHelpBook       *earcup_help_book_new       (GError               **error);
void                  earcup_help_book_free      (EarcupHelpBook        *self);
const EarcupHelpPage *earcup_help_book_find      (const EarcupHelpBook  *self,
                                                  const char            *id);
guint                 earcup_help_book_get_n     (const EarcupHelpBook  *self);
const EarcupHelpPage *earcup_help_book_get       (const EarcupHelpBook  *self,
                                                  guint                  place);
const char           *earcup_help_book_get_group (const EarcupHelpBook  *self,
                                                  const EarcupHelpPage  *page);
gboolean              earcup_help_book_matches   (const EarcupHelpPage  *page,
                                                  const char            *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EarcupHelpBook, earcup_help_book_free)

G_END_DECLS
