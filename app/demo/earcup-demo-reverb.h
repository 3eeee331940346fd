/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "demo/earcup-demo-track.h"

G_BEGIN_DECLS

void earcup_demo_reverb_render (const EarcupDemoTrack *dry,
                                EarcupDemoTrack       *wet);
void earcup_demo_reverb_echo   (const EarcupDemoTrack *dry,
                                EarcupDemoTrack       *wet);

G_END_DECLS
