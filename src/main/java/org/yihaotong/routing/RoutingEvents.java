package org.yihaotong.routing;

import java.time.Duration;
import java.util.List;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.yihaotong.agents.AgentChanged;
import org.yihaotong.agents.AgentProfileChanged;
import org.yihaotong.agents.AgentStatus.Presence;
import org.yihaotong.agents.AgentStatus;
import org.yihaotong.platform.AfterCommit;
import org.yihaotong.platform.Priority;
import org.yihaotong.routing.hotqueue.HotQueue;
import org.yihaotong.telephony.CallEvent;
import org.yihaotong.telephony.CallEvent.OfferFailed.Reason;
import org.yihaotong.telephony.LiveCall.Place;

/**
 * Hears what happens in Asterisk and at the agents' desks, and brings it to the threads
 * of the queue: the one who tells must not wait.
 */
@Component
class RoutingEvents {

	/**
	 * Who hangs up while a flow runs may have left a message by that and has abandoned
	 * nothing. The flow learns of it at the same time and says so; the reconciler would
	 * come later.
	 */
	private static final Duration LAST_WORD = Duration.ofSeconds(1);

	private final ReservationDesk desk;

	private final ContactQueue order;

	private final Transfers transfers;

	private final CallBackDesk callBacks;

	private final PastCalls past;

	private final Reconciler reconciler;

	private final HotQueue queue;

	private final Deadlines deadlines;

	private final RoutingThreads threads;

	private final MatchSignal signal;

	private final AgentStatePush push;

	RoutingEvents(ReservationDesk desk, ContactQueue order, Transfers transfers, CallBackDesk callBacks, PastCalls past,
			Reconciler reconciler, HotQueue queue, Deadlines deadlines, RoutingThreads threads, MatchSignal signal,
			AgentStatePush push) {
		this.desk = desk;
		this.order = order;
		this.transfers = transfers;
		this.callBacks = callBacks;
		this.past = past;
		this.reconciler = reconciler;
		this.queue = queue;
		this.deadlines = deadlines;
		this.threads = threads;
		this.signal = signal;
		this.push = push;
	}

	@EventListener
	void started(ApplicationReadyEvent event) {
		this.reconciler.begin();
	}

	@EventListener
	void changed(AgentChanged event) {
		AgentStatus status = event.status();
		AfterCommit.run(() -> {
			this.queue.presence(status);
			this.signal.raise();
			this.push.changed(status.agent());
			if (status.presence() == Presence.OFFLINE) {
				this.threads.run(status.agent(), () -> this.desk.rescind(status.agent()));
			}
		}, this.queue::doubt);
	}

	@EventListener
	void changed(AgentProfileChanged event) {
		AfterCommit.run(() -> {
			this.queue.skills(List.of(event.profile()));
			this.signal.raise();
		}, this.queue::doubt);
	}

	@EventListener
	void happened(CallEvent event) {
		switch (event) {
			case CallEvent.Waiting waiting -> this.threads.run(waiting.contact(), () -> {
				this.callBacks.onTheLine(waiting.contact());
				this.transfers.waits(waiting.contact());
			});
			case CallEvent.OfferAnswered answered -> this.threads.run(answered.contact(),
					() -> this.desk.answered(answered.contact(), answered.offer(), answered.seat(), answered.at()));
			case CallEvent.OfferFailed failed -> this.threads.run(failed.contact(), () -> {
				this.desk.failed(failed.offer(), failed.seat(), failed.reason(), failed.at());
				this.callBacks.offerFailed(failed.contact());
				if (failed.reason() == Reason.DANGER) {
					this.order.raise(failed.contact(), Priority.EMERGENCY);
				}
			});
			case CallEvent.TalkEnded ended ->
				this.threads.run(ended.contact(), () -> this.desk.talkEnded(ended.contact(), ended.at()));
			case CallEvent.CallerLeft left -> this.threads.run(left.contact(), () -> {
				if (!this.callBacks.callerLeft(left.contact())) {
					callerLeft(left);
				}
			});
			case CallEvent.CallLost lost -> this.threads.run(lost.contact(), () -> this.past.lost(lost.contact()));
			case CallEvent.SeatReachable reach -> this.threads.run(reach.seat(),
					() -> this.desk.seatReachable(reach.seat(), reach.reachable(), reach.at()));
			case CallEvent.Talk.SeatLeft left -> this.threads.run(left.contact(), () -> {
				this.transfers.left(left.contact(), left.seat());
				this.desk.seatLeft(left.contact(), left.seat(), left.at());
			});
			case CallEvent.Talk.Held held ->
				this.threads.run(held.contact(), () -> this.transfers.show(held.contact()));
			case CallEvent.Talk.Gathered back ->
				this.threads.run(back.contact(), () -> this.transfers.show(back.contact()));
			case CallEvent.Talk.PartyJoined joined ->
				this.threads.run(joined.contact(), () -> this.transfers.joined(joined.contact()));
			case CallEvent.Talk.PartyLeft left ->
				this.threads.run(left.contact(), () -> this.transfers.consultEnded(left.party()));
			case CallEvent.CallBack back -> {
				// The desk for call-backs hears it.
			}
			case CallEvent.SurveyEnded ended -> {
				// Nobody has waited for it.
			}
			case CallEvent.DeliveryResumed resumed -> {
				// The reconciler watches what is away.
			}
			case CallEvent.AsteriskConnected connected -> this.threads.run("reconciler", this.reconciler::connected);
		}
	}

	private void callerLeft(CallEvent.CallerLeft left) {
		Runnable gone = () -> this.desk.callerLeft(left.contact(), left.place(), left.at());
		if (left.place() == Place.FLOW) {
			this.deadlines.later(left.at().plus(LAST_WORD), left.contact(), gone);
		}
		else {
			gone.run();
		}
	}

}
