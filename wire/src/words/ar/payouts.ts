import type { PayoutKind } from '../../told-payouts.ts';
import type { Catalogue } from '../catalogue.ts';

/** What is said of payout methods and of payouts that came back, in Arabic. */
export const payouts = {
  'payout-method-set': {
    name: 'تغيير طريقة السحب',
    title: 'تتغير طريقة السحب لديك {at}',
    body: 'من {at} يُدفع لك إلى الحساب المصرفي الذي ينتهي بـ {account}. وحتى ذلك الحين يبقى كل شيء كما كان. إن لم تكن أنت من غيّرها فسجّل الدخول وأوقف التغيير في صفحة المال، وغيّر كلمة المرور فورًا. لا يمكن إيقاف هذه الرسالة.',
    bodyProcessor:
      'من {at} يُدفع لك عبر معالج الدفع. وحتى ذلك الحين يبقى كل شيء كما كان. إن لم تكن أنت من غيّرها فسجّل الدخول وأوقف التغيير في صفحة المال، وغيّر كلمة المرور فورًا. لا يمكن إيقاف هذه الرسالة.',
    button: 'عرض التغيير أو إيقافه',
  },
  'payout-method-stopped': {
    name: 'إيقاف تغيير طريقة السحب',
    title: 'أُوقف تغيير طريقة السحب لديك',
    body: 'يُدفع لك كما كان. إن لم تكن أنت من طلب التغيير فغيّر كلمة المرور.',
    button: 'عرض أموالك',
  },
  'payout-returned': {
    name: 'مصرف يعيد مبلغًا مسحوبًا',
    title: 'عاد المبلغ المسحوب {amount}',
    body: 'أعاده مصرف الحساب الذي ينتهي بـ {account}. السبب: {reason}. المبلغ متاح من جديد، ولا يُرسل شيء إلى ذلك الحساب حتى تحدد طريقة السحب من جديد.',
    button: 'عرض أموالك',
  },
  'payout-declined': {
    name: 'رفض المشغّل سحبًا',
    title: 'لم يُسمح بسحب {amount}',
    body: 'مبلغ بهذا الحجم ينظر فيه شخصان، وقد رفضه أحدهما. السبب: {reason}. المبلغ متاح من جديد.',
    button: 'عرض أموالك',
  },
} satisfies Pick<Catalogue['kinds'], PayoutKind>;
