package org.yihaotong.testing;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.yihaotong.platform.StaffId;

/**
 * The members of staff that a fresh database has.
 */
public final class TestStaff {

	private TestStaff() {
	}

	/**
	 * Gives an agent a seat.
	 * @param jdbc the database
	 * @param username the agent's name to sign in with
	 * @param seat the seat
	 * @return the agent
	 */
	public static StaffId at(JdbcClient jdbc, String username, String seat) {
		return new StaffId(jdbc.sql("update staff_account set seat = :seat where username = :username returning id")
			.param("seat", seat)
			.param("username", username)
			.query(Long.class)
			.single());
	}

}
