package org.yihaotong.supervision;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.yihaotong.agents.AgentChanged;
import org.yihaotong.cases.CaseClosed;
import org.yihaotong.cases.CaseDispatched;
import org.yihaotong.cases.CaseRedispatched;
import org.yihaotong.cases.CaseReplied;
import org.yihaotong.platform.AfterCommit;
import org.yihaotong.routing.ContactEvent;
import org.yihaotong.telephony.CallEvent;

/**
 * Hears what changes the wallboard. A plain listener: a lost wake-up is made good by the
 * next beat, so nothing is noted in the event log for it.
 */
@Component
class WallboardChanges {

	private final WallboardFeed feed;

	WallboardChanges(WallboardFeed feed) {
		this.feed = feed;
	}

	@EventListener({ AgentChanged.class, ContactEvent.class, CaseDispatched.class, CaseRedispatched.class,
			CaseReplied.class, CaseClosed.class, CallEvent.AsteriskConnected.class })
	void changed() {
		AfterCommit.run(this.feed::changed);
	}

}
