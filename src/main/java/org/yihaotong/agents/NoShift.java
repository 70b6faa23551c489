package org.yihaotong.agents;

import org.springframework.http.HttpStatus;
import org.yihaotong.platform.Refusal;
import org.yihaotong.platform.StaffId;

/**
 * The agent has to begin a shift first.
 */
public class NoShift extends Refusal {

	public NoShift(StaffId agent) {
		super(HttpStatus.CONFLICT, "no-shift", "Agent " + agent + " has no shift");
	}

}
