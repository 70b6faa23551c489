package org.yihaotong.agents;

import java.util.Optional;

import org.yihaotong.platform.Channel;
import org.yihaotong.platform.LineNumber;

/**
 * The rules for wrapping up.
 */
public interface WrapUpRules {

	/**
	 * Finds the rule for a contact: the line's own, else the channel's.
	 * @param channel the contact's channel
	 * @param line the line it came over
	 * @return empty if neither is given
	 */
	Optional<WrapUpRule> of(Channel channel, LineNumber line);

}
