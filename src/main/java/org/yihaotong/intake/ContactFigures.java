package org.yihaotong.intake;

import java.time.Instant;
import java.util.List;

import org.yihaotong.platform.Channel;
import org.yihaotong.platform.LineNumber;

/**
 * The contacts in figures, for supervision.
 */
public interface ContactFigures {

	/**
	 * Counts the contacts that came in, those included that no agent was needed for.
	 * @param since from when on
	 * @return one row for each line and channel that anything came over
	 */
	List<Arrivals> arrivals(Instant since);

	/**
	 * What came over a line by one channel.
	 *
	 * @param line the line
	 * @param lineName its Chinese name
	 * @param channel the channel
	 * @param count how many contacts
	 */
	record Arrivals(LineNumber line, String lineName, Channel channel, int count) {
	}

}
