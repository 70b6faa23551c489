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

	private final ReservationDesk desk;

	private final CallControl calls;

	AgentWork(Reservations reservations, ReservationDesk desk, CallControl calls) {
		this.reservations = reservations;
		this.desk = desk;
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
				this.desk.complete(id, ReservationState.ACCEPTED);
			}
			case WRAPPING -> this.desk.complete(id, ReservationState.WRAPPING);
			case COMPLETED -> {
			}
			case REJECTED, TIMED_OUT, CANCELLED, RESCINDED -> throw ReservationRefused.offerGone();
		}
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
