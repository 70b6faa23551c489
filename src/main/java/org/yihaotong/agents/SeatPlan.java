package org.yihaotong.agents;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.springframework.stereotype.Component;
import org.yihaotong.access.Role;
import org.yihaotong.access.StaffDirectory;
import org.yihaotong.access.StaffMember;
import org.yihaotong.platform.Seat;
import org.yihaotong.platform.StaffId;

/**
 * Which seats there are, which one an agent gets, and who sits where.
 */
@Component
class SeatPlan {

	private final Seating seating;

	private final StaffDirectory staff;

	private final List<Seat> seats;

	SeatPlan(Seating seating, StaffDirectory staff, AgentsProperties rules) {
		this.seating = seating;
		this.staff = staff;
		this.seats = rules.seatList();
	}

	List<Seat> seats() {
		return this.seats;
	}

	Map<Seat, StaffId> taken() {
		return this.seating.taken();
	}

	/** The seat of the account is one, also where the list does not know it. */
	Optional<Seat> wanted(StaffId agent, Optional<Seat> wanted) {
		Optional<Seat> own = this.staff.find(agent).flatMap(StaffMember::seat);
		wanted.filter((seat) -> !this.seats.contains(seat) && !own.equals(wanted)).ifPresent((seat) -> {
			throw DeskRefused.noSuchSeat(seat.value());
		});
		return wanted.or(() -> own);
	}

	DeskRefused taken(Optional<Seat> seat) {
		Seat taken = seat.orElseThrow();
		String holder = Optional.ofNullable(taken().get(taken))
			.flatMap(this.staff::find)
			.map(StaffMember::displayName)
			.orElse("");
		return DeskRefused.seatTaken(taken, holder);
	}

	void sits(StaffId agent, Seat seat, Instant at) {
		this.seating.sits(agent, seat, at);
	}

	void rises(StaffId agent, Instant at) {
		this.seating.rises(agent, at);
	}

	boolean move(StaffId agent, Seat seat, Instant at) {
		if (!this.seating.move(agent, seat)) {
			return false;
		}
		this.seating.rises(agent, at);
		this.seating.sits(agent, seat, at);
		return true;
	}

	Optional<StaffId> at(Seat seat, Instant when) {
		return this.seating.at(seat, when).or(() -> owner(seat));
	}

	private Optional<StaffId> owner(Seat seat) {
		return this.staff.withRole(Role.AGENT)
			.stream()
			.filter((member) -> member.seat().filter(seat::equals).isPresent())
			.map(StaffMember::id)
			.findFirst();
	}

}
