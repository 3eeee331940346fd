/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "earcup-test-window.h"

#include "windows/earcup-window-session.h"

G_BEGIN_DECLS

/* Something that a user does. */
typedef void (* EarcupTestAct) (EarcupTestWindow *test);

void              earcup_test_rest            (EarcupTestWindow *test);
void              earcup_test_arrive          (EarcupTestWindow *test);
EarcupTestWindow *earcup_test_open_plain      (void);
EarcupTestWindow *earcup_test_open_again      (GFile            *file);
void              earcup_test_close           (EarcupTestWindow *test);

EarcupSession    *earcup_test_now             (EarcupTestWindow *test);
void              earcup_test_assert_same     (EarcupSession    *one,
                                               EarcupSession    *other);
char             *earcup_test_dup_picture     (EarcupTestWindow *test);
void              earcup_test_assert_picture  (EarcupTestWindow *test,
                                               const char       *picture);
gboolean          earcup_test_is_settled      (EarcupTestWindow *test);

GFile            *earcup_test_write_mix       (const char       *name);
void              earcup_test_change          (EarcupTestWindow *test,
                                               guint             slot,
                                               const char       *key,
                                               const char       *value);
void              earcup_test_enter           (EarcupTestWindow *test,
                                               EarcupSceneKind   kind);
void              earcup_test_step            (EarcupTestWindow *test,
                                               const char       *action);

void              earcup_test_act_model       (EarcupTestWindow *test);
void              earcup_test_act_change      (EarcupTestWindow *test);
void              earcup_test_act_driver      (EarcupTestWindow *test);
void              earcup_test_act_family      (EarcupTestWindow *test);
void              earcup_test_act_empty       (EarcupTestWindow *test);
void              earcup_test_act_swap        (EarcupTestWindow *test);
void              earcup_test_act_worn        (EarcupTestWindow *test);
void              earcup_test_act_match       (EarcupTestWindow *test);
void              earcup_test_act_loop        (EarcupTestWindow *test);
void              earcup_test_act_repeat      (EarcupTestWindow *test);
void              earcup_test_act_scene       (EarcupTestWindow *test);
void              earcup_test_act_noise       (EarcupTestWindow *test);
void              earcup_test_act_stem        (EarcupTestWindow *test);
void              earcup_test_act_other_scene (EarcupTestWindow *test);
void              earcup_test_act_leave       (EarcupTestWindow *test);
void              earcup_test_act_quantity    (EarcupTestWindow *test);
void              earcup_test_act_difference  (EarcupTestWindow *test);
void              earcup_test_act_smoothing   (EarcupTestWindow *test);
void              earcup_test_act_hear        (EarcupTestWindow *test);
void              earcup_test_act_favourite   (EarcupTestWindow *test);
void              earcup_test_act_mix         (EarcupTestWindow *test);
void              earcup_test_do_much         (EarcupTestWindow *test);

G_END_DECLS
