package org.yihaotong.routing;

import java.time.Duration;
import java.util.Optional;

import org.yihaotong.platform.CategoryCode;
import org.yihaotong.platform.Channel;
import org.yihaotong.platform.LineNumber;
import org.yihaotong.platform.Skill;

/**
 * Which contacts need which skill, and for how long the need is kept up.
 *
 * @param line only contacts of this line
 * @param channel only contacts of this channel
 * @param major only contacts whose likeliest category belongs to this major one
 * @param skill what is needed
 * @param level how well, from 1 to {@value Skill#BEST}
 * @param widensAfter after how long the contact goes without
 */
record SkillRule(Optional<LineNumber> line, Optional<Channel> channel, Optional<CategoryCode> major, Skill skill,
		int level, Duration widensAfter) {

	boolean holdsFor(QueuedContact contact) {
		return this.line.map(contact.line()::equals).orElse(true)
				&& this.channel.map((only) -> only == contact.channel()).orElse(true)
				&& this.major
					.map((only) -> contact.category().map(CategoryCode::major).filter(only::equals).isPresent())
					.orElse(true);
	}

}
