/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a page consists of, in the order in which it is read. */
typedef enum
{
  EARCUP_HELP_BLOCK_HEADING,
  EARCUP_HELP_BLOCK_PARAGRAPH,
  EARCUP_HELP_BLOCK_ITEM,         /* of a list without order */
  EARCUP_HELP_BLOCK_STEP,         /* of a list in order */
  EARCUP_HELP_BLOCK_NOTE,
  EARCUP_HELP_BLOCK_CODE,         /* is not translated */
  EARCUP_HELP_BLOCK_PICTURE       /* its text says what is to be seen */
} EarcupHelpBlockKind;

typedef struct
{
  EarcupHelpBlockKind  kind;
  char                *text;      /* before translation, with inline elements */
  char                *name;      /* the id of a heading, the file of a picture, or NULL */
  guint                number;    /* of a step, from 1 */
} EarcupHelpBlock;

/* A page of the help. The fields are read only. */
typedef struct
{
  char      *id;
  char      *title;               /* before translation, as are all texts */
  char      *summary;
  char      *group;               /* the section of the index that it belongs to, or NULL */
  guint      order;               /* its place in the group */
  GPtrArray *blocks;              /* of EarcupHelpBlock */
  GPtrArray *related;             /* ids of pages to go on with */
} EarcupHelpPage;

EarcupHelpPage *earcup_help_page_new  (const char      *text,
                                       gssize           length,
                                       GError         **error);
void            earcup_help_page_free (EarcupHelpPage  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EarcupHelpPage, earcup_help_page_free)

G_END_DECLS
