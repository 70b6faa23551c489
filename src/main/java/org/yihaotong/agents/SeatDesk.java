package org.yihaotong.agents;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.yihaotong.platform.Seat;
import org.yihaotong.platform.StaffId;

/**
 * The seats: which there are, and who sits there. A seat is taken for a shift.
 */
public interface SeatDesk {

	/**
	 * Lists the seats.
	 * @return in the order of their numbers
	 */
	List<Standing> all();

	/**
	 * Moves an agent to another seat within the shift.
	 * @param agent who, paused
	 * @param seat where
	 * @return how the agent stands
	 * @throws org.yihaotong.platform.Refusal if there is no such seat, it is taken or the
	 * agent is not paused
	 */
	AgentStatus move(StaffId agent, Seat seat);

	/**
	 * Tells who sat at a seat.
	 * @param seat the seat
	 * @param when at what time
	 * @return whoever sat there; else whoever it belongs to; empty if it is nobody's
	 */
	Optional<StaffId> at(Seat seat, Instant when);

	/**
	 * How a seat stands.
	 *
	 * @param seat the seat
	 * @param holder who sits there
	 */
	record Standing(Seat seat, Optional<StaffId> holder) {
	}

}
