package org.yihaotong.routing;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.yihaotong.agents.AgentDesk;
import org.yihaotong.agents.AgentNotices;
import org.yihaotong.agents.AgentTabs;
import org.yihaotong.agents.AgentTabs.Role;
import org.yihaotong.platform.StaffId;

/**
 * Reads how an agent stands.
 */
@Component
class AgentStates {

	private final AgentDesk agents;

	private final Reservations reservations;

	private final WrapUps wrapUps;

	private final OfferCounts counts;

	private final AgentNotices notices;

	private final AgentTabs tabs;

	private final ObjectProvider<TalkPicture> talks;

	private final CallBacks callBacks;

	private final CallBackProperties rules;

	AgentStates(AgentDesk agents, Reservations reservations, WrapUps wrapUps, OfferCounts counts, AgentNotices notices,
			AgentTabs tabs, ObjectProvider<TalkPicture> talks, CallBacks callBacks, CallBackProperties rules) {
		this.agents = agents;
		this.reservations = reservations;
		this.wrapUps = wrapUps;
		this.counts = counts;
		this.notices = notices;
		this.tabs = tabs;
		this.talks = talks;
		this.callBacks = callBacks;
		this.rules = rules;
	}

	private @Nullable Object talk(Reservation reservation) {
		TalkPicture picture = this.talks.getIfAvailable();
		return (picture == null || !reservation.voice()) ? null
				: picture.of(reservation.contact(), reservation.agent()).orElse(null);
	}

	private AgentState.@Nullable CalledBack calledBack(Reservation reservation) {
		return !reservation.voice() ? null
				: this.callBacks.find(reservation.contact())
					.filter((found) -> found.waits() || found.state() == CallBack.State.CONNECTED)
					.map((found) -> new AgentState.CalledBack(found.number().masked(), found.attempt(reservation.id()),
							this.rules.attempts(), found.origin() == CallBack.Origin.MISSED))
					.orElse(null);
	}

	/**
	 * Reads it for a page.
	 * @param agent who
	 * @param page the page that shows it
	 * @return the state
	 */
	AgentState of(StaffId agent, TabKey page) {
		boolean active = this.tabs.role(agent, page.tab(), page.session()) == Role.ACTIVE;
		return AgentState.of(this.agents.status(agent), active, offers(agent), this.notices.unread(agent),
				tasks(agent));
	}

	OfferCounts.Counts offers(StaffId agent) {
		return this.agents.shiftBegan(agent)
			.map((began) -> this.counts.since(agent, began))
			.orElse(OfferCounts.Counts.NONE);
	}

	/**
	 * Counts for all shifts that go on.
	 * @return the agents for whom anything came to nothing
	 */
	Map<StaffId, OfferCounts.Counts> offers() {
		return this.counts.ofShifts();
	}

	/**
	 * Reads what all agents have, without the parties of talks and the attempts of
	 * call-backs.
	 * @return the agents who have anything
	 */
	Map<StaffId, List<AgentState.Task>> tasks() {
		Map<UUID, WrapUps.WrapUp> wrapUps = this.wrapUps.all();
		return this.reservations.open()
			.stream()
			.sorted(Comparator.comparing(Reservation::offeredAt).thenComparing(Reservation::id))
			.collect(Collectors.groupingBy(Reservation::agent,
					Collectors.collectingAndThen(Collectors.toList(), (open) -> open.stream()
						.map((held) -> AgentState.Task.of(held, parked(open, held), wrapUps.get(held.id()), null, null))
						.toList())));
	}

	List<AgentState.Task> tasks(StaffId agent) {
		List<Reservation> open = this.reservations.openOf(agent);
		Map<UUID, WrapUps.WrapUp> wrapUps = this.wrapUps.of(agent);
		return open.stream()
			.map((held) -> AgentState.Task.of(held, parked(open, held), wrapUps.get(held.id()), talk(held),
					calledBack(held)))
			.toList();
	}

	private static boolean parked(List<Reservation> open, Reservation held) {
		return !held.voice() && held.state() == ReservationState.ACCEPTED
				&& open.stream().anyMatch((other) -> other.voice() && other.state() != ReservationState.PENDING);
	}

}
