/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A name without case, accents, blanks and signs. Where a word, or a run of digits or letters
 * in it, begins is remembered, so that "DT770", "dt 770" and "DT-770" are one and the same. */
typedef struct {
  gunichar *letters;
  guint     n_letters;
  guint     n_pieces;
  guint    *starts;         /* n_pieces + 1: where each piece begins, and the end */
  gboolean *word_starts;    /* n_pieces: whether a word begins with the piece */
  guint64   set;            /* which letters there are, see earcup_folded_set() */
} EarcupFolded;

EarcupFolded *earcup_folded_new       (const char         *text);
void          earcup_folded_free      (EarcupFolded       *self);

guint64       earcup_folded_set       (const gunichar     *letters,
                                       guint               n_letters);
gboolean      earcup_folded_equal     (const EarcupFolded *self,
                                       const EarcupFolded *other);
guint         earcup_folded_distance  (const gunichar     *pattern,
                                       guint               n_pattern,
                                       const gunichar     *text,
                                       guint               n_text,
                                       guint               digit_cost,
                                       gboolean            prefix);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EarcupFolded, earcup_folded_free)

G_END_DECLS
