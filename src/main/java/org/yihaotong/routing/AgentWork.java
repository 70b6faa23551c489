package org.yihaotong.routing;

import java.util.UUID;

import org.springframework.stereotype.Component;
import org.yihaotong.platform.StaffId;
import org.yihaotong.telephony.CallControl;

/**
 * What an agent does with the agent's own reservations. Doing the same twice does no
 * harm.
 */
@Component
class AgentWork {

	private final Reservations reservations;

	private final ReservationBook book;

	private final ReservationDesk desk;

	private final WrapUps wrapUps;

	private final CallControl calls;

	AgentWork(Reservations reservations, ReservationBook book, ReservationDesk desk, WrapUps wrapUps,
			CallControl calls) {
		this.reservations = reservations;
		this.book = book;
		this.desk = desk;
		this.wrapUps = wrapUps;
		this.calls = calls;
	}

	void accept(StaffId agent, UUID id) {
		Reservation offer = own(agent, id);
		if (offer.voice()) {
			throw ReservationRefused.voiceByPhone();
		}
		if (offer.state() != ReservationState.ACCEPTED && !this.desk.accept(id)) {
			throw ReservationRefused.offerGone();
		}
	}

	void reject(StaffId agent, UUID id) {
		Reservation offer = own(agent, id);
		switch (offer.state()) {
			case PENDING -> this.desk.reject(offer);
			case REJECTED -> {
			}
			case ACCEPTED, WRAPPING, CONSULTING, TIMED_OUT, CANCELLED, RESCINDED, COMPLETED ->
				throw ReservationRefused.offerGone();
		}
	}

	void complete(StaffId agent, UUID id) {
		Reservation reservation = own(agent, id);
		switch (reservation.state()) {
			case PENDING -> throw ReservationRefused.notAccepted();
			case CONSULTING -> throw ReservationRefused.stillTalking();
			case ACCEPTED -> {
				if (reservation.voice()) {
					throw ReservationRefused.stillTalking();
				}
				this.book.workEnded(id).ifPresent(this.desk::workEnded);
			}
			case WRAPPING -> endWrapUp(agent, id);
			case COMPLETED -> {
			}
			case REJECTED, TIMED_OUT, CANCELLED, RESCINDED -> throw ReservationRefused.offerGone();
		}
	}

	private void endWrapUp(StaffId agent, UUID id) {
		WrapUps.WrapUp wrapUp = this.wrapUps.of(agent).get(id);
		if (wrapUp != null && !wrapUp.mayBeEnded()) {
			throw ReservationRefused.wrapUpTimed();
		}
		this.desk.complete(id, ReservationState.WRAPPING);
	}

	void extend(StaffId agent, UUID id) {
		if (!this.wrapUps.extend(agent, own(agent, id).id())) {
			throw ReservationRefused.notExtendable();
		}
		this.reservations.openOf(agent)
			.stream()
			.filter((open) -> open.state() == ReservationState.WRAPPING)
			.forEach(this.desk::workEnded);
	}

	void hangUp(StaffId agent, UUID id) {
		Reservation reservation = own(agent, id);
		if (reservation.voice() && reservation.state() == ReservationState.ACCEPTED) {
			this.calls.hangUp(reservation.contact());
		}
	}

	private Reservation own(StaffId agent, UUID id) {
		return this.reservations.find(id)
			.filter((found) -> found.agent().equals(agent))
			.orElseThrow(ReservationRefused::notFound);
	}

}
